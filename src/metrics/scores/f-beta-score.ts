import { checkNumber } from "../../tensor/check-options.ts";
import { checkCounts, type OverlapCounts } from "../counts/overlap-counts.ts";
import { averageScores } from "./average-scores.ts";
import { fBeta } from "./overlap-formulas.ts";
import {
  type AverageOptions,
  type PerClassOptions,
  readScoreOptions,
  SCORE_OPTIONS,
  type ScoreOptions,
} from "./score-options.ts";

/** Options of {@link fBetaScore} besides those of all scores. */
export interface FBetaOptions {
  /** How many times as much recall counts as precision; above 0, default 1. */
  readonly beta?: number | undefined;
}

/**
 * F-beta score: (1 + β²)·|A∩B| / (|A| + β²·|B|), the weighted harmonic mean of precision and recall; with β = 1 the Dice
 * score.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - `beta`, and see {@link ScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if `beta` is not above 0, the counts contradict each other, or an option is invalid
 * @example
 * const counts = { intersection: [1], predicted: [1], actual: [2], voxels: 3 };
 * fBetaScore(counts, { beta: 2 }) // 0.5555555555555556
 * fBetaScore(counts, { beta: 0.5 }) // 0.8333333333333334
 * @see van Rijsbergen 1979, Information Retrieval, chapter 7
 */
export function fBetaScore(counts: OverlapCounts, options: FBetaOptions & PerClassOptions): number[];
export function fBetaScore(counts: OverlapCounts, options?: FBetaOptions & AverageOptions): number;
export function fBetaScore(counts: OverlapCounts, options?: FBetaOptions & ScoreOptions): number | number[];
export function fBetaScore(
  counts: OverlapCounts,
  options: FBetaOptions & ScoreOptions = {},
): number | number[] {
  const checked = checkCounts("fBetaScore", counts);
  const settings = readScoreOptions("fBetaScore", options, ["beta", ...SCORE_OPTIONS]);
  const { beta = 1 } = options;
  checkBeta("fBetaScore", beta);
  return averageScores("fBetaScore", checked, settings, fBeta(beta));
}

/** Validates a beta above 0 whose square is finite and above 0. */
function checkBeta(name: string, beta: number): void {
  checkNumber(name, "beta", beta, 0);
  if (!(beta * beta > 0 && beta * beta < Infinity))
    throw new RangeError(`${name}: beta is ${beta}, want a number above 0 that can be squared`);
}
