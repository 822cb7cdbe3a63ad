import { expect, it } from "vitest";
import { cellLayout } from "../../../src/metrics/report/case-cell.ts";
import { resampledMeans, resampledScores } from "../../../src/metrics/report/resampled-scores.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";

const none = Number.NaN;
const plan = { resamples: 200, seed: 2, leaveOut: true };
const skip = { absent: "skip", absentIn: "both" } as const;
/** Predicted, actual, intersection, voxels of three cases; the last holds the class in neither map. */
const cells = Float64Array.of(1, 3, 1, 9, 4, 4, 2, 9, 0, 0, 0, 9);
const values = [Float64Array.of(0.5, 0.5, none), Float64Array.of(1, 0.5, none)];

it("means are over the cases that have a value, pooled scores of the sums", () => {
  const layout = cellLayout(parseScoreNames("f", ["dice", "precision"]), {});
  const [dice, precision] = resampledScores(layout, { cells, values }, skip, false, plan);
  expect(dice!.mean.value).toBe(0.5);
  expect(precision!.mean.value).toBe(0.75);
  expect(dice!.pooled.value).toBe(6 / 12);
  expect(precision!.pooled.value).toBe(3 / 5);
  expect([...precision!.mean.leftOut]).toEqual([0.5, 1, 0.75]);
  expect([...dice!.pooled.leftOut]).toEqual([4 / 8, 2 / 4, 6 / 12]);
  // Samples of the third case alone have no value, one in 27.
  const empty = precision!.mean.resampled.filter(Number.isNaN).length;
  expect(empty > 0 && empty < 30, `${empty}`).toBe(true);
  expect(new Set(precision!.mean.resampled)).toContain(2 / 3);
});

it("absent classes are worth in the pool what they are worth in a case", () => {
  const layout = cellLayout(parseScoreNames("f", ["dice"]), {});
  const of = (absent: "skip" | "best" | number) => {
    const nothing = { cells: Float64Array.of(0, 0, 0, 9), values: [Float64Array.of(none)] };
    return resampledScores(layout, nothing, { absent, absentIn: "both" }, false, plan)[0]!.pooled.value;
  };
  expect(["skip" as const, "best" as const, 0.25].map(of)).toEqual([none, 1, 0.25]);
});

it("a percentile of distances does not pool, and the background has no surface", () => {
  const measures = checkMeasures("f", "surface", { tolerances: [1], percentiles: [95] });
  const layout = cellLayout(parseScoreNames("f", ["surface-dice@1mm", "hd95"]), { surface: measures });
  const cell = Float64Array.of(1, 1, 1, 9, 8, 0, 0, 0, 0, 4, 2);
  const both = { cells: cell, values: [Float64Array.of(0.5), Float64Array.of(2)] };
  const pooled = (isBackground: boolean) =>
    resampledScores(layout, both, skip, isBackground, plan).map((score) => score.pooled.value);
  expect(pooled(false)).toEqual([0.5, none]);
  expect(pooled(true)).toEqual([none, none]);
});

it("means alone are the same", () => {
  const layout = cellLayout(parseScoreNames("f", ["dice", "precision"]), {});
  const scores = resampledScores(layout, { cells, values }, skip, false, plan);
  expect(resampledMeans(values, plan)).toEqual(scores.map(({ mean }) => mean));
});
