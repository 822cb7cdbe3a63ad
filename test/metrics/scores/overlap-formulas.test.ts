import { expect, it } from "vitest";
import {
  dice,
  fBeta,
  jaccard,
  precision,
  recall,
  specificity,
  volumeRatio,
} from "../../../src/metrics/scores/overlap-formulas.ts";

/** 2 of 3 predicted voxels are among the 5 of the target, of 20. */
const counts = [2, 3, 5, 20] as const;

it.each([
  ["dice", dice, 4 / 8],
  ["jaccard", jaccard, 2 / 6],
  ["precision", precision, 2 / 3],
  ["recall", recall, 2 / 5],
  ["specificity", specificity, 14 / 15],
  ["volumeRatio", volumeRatio, 6 / 8],
  ["fBeta(1)", fBeta(1), 4 / 8],
  ["fBeta(2)", fBeta(2), 10 / 23],
  ["fBeta(0.5)", fBeta(0.5), 2.5 / 4.25],
])("%s", (_, formula, want) => {
  expect(formula(...counts)).toBeCloseTo(want, 15);
});

it("0/0 is 0", () => {
  expect(precision(0, 0, 3, 9)).toBe(0);
  expect(recall(0, 3, 0, 9)).toBe(0);
  expect(specificity(2, 2, 9, 9)).toBe(0);
});
