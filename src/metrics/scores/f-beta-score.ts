import { checkNumber, checkOptions } from "../../tensor/check-options.ts";
import type { OverlapCounts } from "../counts/overlap-counts.ts";
import {
  type AverageOptions,
  averageScores,
  type PerClassOptions,
  SCORE_OPTIONS,
  type ScoreOptions,
} from "./average-scores.ts";
import { fBeta } from "./overlap-formulas.ts";

/** Options of {@link fBetaScore} besides those of all scores. */
export interface FBetaOptions {
  /** How many times as much recall counts as precision; above 0, default 1. */
  readonly beta?: number;
}

/**
 * F-beta score: (1 + β²)·|A∩B| / (|A| + β²·|B|), the weighted harmonic mean of precision and recall; with β = 1 the Dice
 * score.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - `beta`, and see {@link ScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN where nothing is left to average
 * @throws {RangeError} if `beta` is not above 0, the counts contradict each other, or an option has no such value
 * @example
 * const counts = { intersection: [1], predicted: [1], actual: [2], voxels: 3 };
 * fBetaScore(counts, { beta: 2 }) // 0.5555555555555556
 * fBetaScore(counts, { beta: 0.5 }) // 0.8333333333333334
 * @see van Rijsbergen 1979, Information Retrieval, chapter 7
 */
export function fBetaScore(counts: OverlapCounts, options: FBetaOptions & PerClassOptions): number[];
export function fBetaScore(counts: OverlapCounts, options?: FBetaOptions & AverageOptions): number;
export function fBetaScore(
  counts: OverlapCounts,
  options: FBetaOptions & ScoreOptions = {},
): number | number[] {
  checkOptions("fBetaScore", options, ["beta", ...SCORE_OPTIONS]);
  const { beta = 1, ...averaging } = options;
  checkBeta("fBetaScore", beta);
  return averageScores("fBetaScore", counts, averaging, fBeta(beta));
}

/** Refuses a beta that is not above 0, or whose square is no finite number above 0. */
function checkBeta(name: string, beta: number): void {
  checkNumber(name, "beta", beta, 0);
  if (!(beta * beta > 0 && beta * beta < Infinity))
    throw new RangeError(`${name}: beta is ${beta}, want a number above 0 that can be squared`);
}
