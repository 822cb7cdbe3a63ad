import { expect, it } from "vitest";
import { AllClasses } from "../../../src/metrics/report/all-classes.ts";
import { cellLayout } from "../../../src/metrics/report/case-cell.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";

const none = Number.NaN;

it("gathers cells, values and means of classes", () => {
  const layout = cellLayout(parseScoreNames("f", ["dice"]), {});
  const all = new AllClasses(2, layout);
  const add = (cells: number[], values: number[], mean: number, pooled: number) =>
    all.add({ label: 1, cells: Float64Array.from(cells), values: [Float64Array.from(values)] }, [
      { mean, pooled },
    ]);
  add([1, 2, 1, 9, 3, 4, 2, 9], [0.25, none], 0.25, 0.5);
  add([1, 0, 0, 9, 0, 0, 0, 9], [0.75, none], 0.75, none);

  expect([...all.cells]).toEqual([2, 2, 1, 18, 3, 4, 2, 18]);
  expect(all.values({ absent: "skip", absentIn: "both" })).toEqual([Float64Array.of(0.5, none)]);
  expect(all.means[0]!.mean()).toBe(0.5);
  expect(all.pooled[0]!.mean()).toBe(0.5);
});
