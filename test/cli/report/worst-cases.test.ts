import { expect, it } from "vitest";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { worstCases } from "../../../src/cli/report/worst-cases.ts";
import { exampleDataSet } from "../example-data-set.ts";

it("are chosen by the first score, each with its worst class", () => {
  const report = reportDataSet(exampleDataSet(), new Map([[2, "spleen"]]), {
    resamples: 0,
    includeBackground: true,
  });
  expect(worstCases(report)).toEqual([
    { id: "a", label: 2, caption: "2 spleen: Dice 0.2500" },
    { id: "s/b, 2", label: 1, caption: "class 1: Dice 0.5000" },
    { id: "z", label: 2, caption: "2 spleen: Dice 0.7500" },
  ]);
});

it("are not those without a fault", () => {
  const { meter, ...rest } = exampleDataSet();
  const right = { predicted: [9, 1], actual: [9, 1], intersection: [9, 1], voxels: 10 };
  meter.addCounts(right, { id: "right" });
  const report = reportDataSet({ ...rest, meter }, new Map(), { resamples: 0 });
  expect(worstCases(report).map(({ id }) => id)).toEqual(["a", "s/b, 2", "z"]);
});
