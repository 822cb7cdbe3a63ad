import { expect, it } from "vitest";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { pageLesions } from "../../../src/cli/report/page-lesions.ts";
import { lesionPresets } from "../../../src/metrics/instances/lesion-presets.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { exampleDataSet } from "../example-data-set.ts";

it("are nothing of a report without lesions", () => {
  expect(pageLesions(reportDataSet(exampleDataSet(), new Map(), { resamples: 0 }))).toBeUndefined();
});

it("are counted by class, and listed: missed ones, extra ones, the others by their Dice", () => {
  const meter = emptyMeter(undefined, undefined, lesionPresets.panoptica);
  const maps = [
    [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0],
    [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0],
  ] as const;
  const [prediction, target] = maps.map((labels) => labelMap([...labels], [3, 6]));
  meter.add(prediction!, target!, { id: "a", spacing: [10, 10] });
  const report = reportDataSet({ ...exampleDataSet(), scores: ["dice"], meter }, new Map([[1, "lesion"]]), {
    resamples: 0,
  });
  const page = pageLesions(report)!;
  expect(page.classes).toMatchObject([{ label: "1 lesion", matched: 2, missed: 1, extra: 0 }]);
  expect(page.lesions.map(({ outcome, dice, of, id }) => [outcome, dice, of, id])).toEqual([
    ["missed", 0, 0, "a"],
    ["matched", 0.8571, 0, "a"],
    ["matched", 1, 0, "a"],
  ]);
  expect(page.more).toBe(0);
});
