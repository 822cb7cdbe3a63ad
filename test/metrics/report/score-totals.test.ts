import { expect, it } from "vitest";
import { cellLayout } from "../../../src/metrics/report/case-cell.ts";
import { meanOf, scoreTotals } from "../../../src/metrics/report/score-totals.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";

const none = Number.NaN;
const skip = { absent: "skip", absentIn: "both" } as const;
/** Predicted, actual, intersection, voxels of three cases; the last holds the class in neither map. */
const cells = Float64Array.of(1, 3, 1, 9, 4, 4, 2, 9, 0, 0, 0, 9);
const values = [Float64Array.of(0.5, 0.5, none), Float64Array.of(1, 0.5, none)];

it("means are over the cases that have a value, pooled scores of the sums", () => {
  const layout = cellLayout(parseScoreNames("f", ["dice", "precision"]), {});
  const [dice, precision] = scoreTotals(layout, { cells, values }, skip, false);
  expect(dice!.mean).toBe(0.5);
  expect(precision!.mean).toBe(0.75);
  expect(dice!.pooled).toBe(6 / 12);
  expect(precision!.pooled).toBe(3 / 5);
});

it("absent classes are worth in the pool what they are worth in a case", () => {
  const layout = cellLayout(parseScoreNames("f", ["dice"]), {});
  const of = (absent: "skip" | "best" | number) => {
    const nothing = { cells: Float64Array.of(0, 0, 0, 9), values: [Float64Array.of(none)] };
    return scoreTotals(layout, nothing, { absent, absentIn: "both" }, false)[0]!.pooled;
  };
  expect(["skip" as const, "best" as const, 0.25].map(of)).toEqual([none, 1, 0.25]);
});

it("a percentile of distances does not pool, and the background has no surface", () => {
  const measures = checkMeasures("f", "surface", { tolerances: [1], percentiles: [95] });
  const layout = cellLayout(parseScoreNames("f", ["surface-dice@1mm", "hd95"]), { surface: measures });
  const cell = Float64Array.of(1, 1, 1, 9, 8, 0, 0, 0, 0, 4, 2);
  const both = { cells: cell, values: [Float64Array.of(0.5), Float64Array.of(2)] };
  const pooled = (isBackground: boolean) =>
    scoreTotals(layout, both, skip, isBackground).map((score) => score.pooled);
  expect(pooled(false)).toEqual([0.5, none]);
  expect(pooled(true)).toEqual([none, none]);
});

it("a mean is of the values that there are, infinite ones too", () => {
  expect(meanOf(Float64Array.of(none, 1, 2, none))).toBe(1.5);
  expect(meanOf(Float64Array.of(1, Infinity))).toBe(Infinity);
  expect(meanOf(Float64Array.of(none))).toBe(none);
});
