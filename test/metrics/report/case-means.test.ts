import { expect, it } from "vitest";
import { cellLayout } from "../../../src/metrics/report/case-cell.ts";
import { CaseMeans } from "../../../src/metrics/report/case-means.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";

const policy = { absent: "skip", absentIn: "both" } as const;

it("sums the cells of each case, and takes the mean over the classes that have a value", () => {
  const means = new CaseMeans(2, cellLayout(parseScoreNames("f", ["dice"]), {}));
  means.add({ cells: Float64Array.of(1, 2, 1, 9, 3, 4, 2, 9), values: [Float64Array.of(0.25, Number.NaN)] });
  means.add({ cells: Float64Array.of(1, 0, 0, 9, 0, 0, 0, 9), values: [Float64Array.of(0.75, Number.NaN)] });
  expect([...means.cells]).toEqual([2, 2, 1, 18, 3, 4, 2, 18]);
  expect(means.values(policy)).toEqual([Float64Array.of(0.5, Number.NaN)]);
});

it("pools the cells of a case where a convention does", () => {
  const [score] = parseScoreNames("f", ["dice"]);
  const means = new CaseMeans(1, cellLayout([score!], {}, { convention: "torchmetrics-1.8" }));
  // Predicted, actual and shared voxels: Dice 1 and 0, pooled 2/6.
  means.add({ cells: Float64Array.of(1, 1, 1, 9), values: [Float64Array.of(1)] });
  means.add({ cells: Float64Array.of(3, 1, 0, 9), values: [Float64Array.of(0)] });
  expect(means.values(policy)[0]![0]).toBeCloseTo(1 / 3, 15);
});
