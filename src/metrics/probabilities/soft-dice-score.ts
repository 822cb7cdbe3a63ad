import type { Target } from "../../tensor/target.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { readTarget } from "../../tensor/voxels/read-target.ts";
import type { OverlapCounts } from "../counts/overlap-counts.ts";
import { averageScores } from "../scores/average-scores.ts";
import { dice } from "../scores/overlap-formulas.ts";
import {
  type AverageOptions,
  type PerClassOptions,
  readScoreOptions,
  SCORE_OPTIONS,
  type ScoreOptions,
} from "../scores/score-options.ts";
import { softCounts } from "./soft-counts.ts";

/** Where the classes are, and which voxels count. */
export interface SoftScoreOptions extends VoxelChoice {
  /** The axis of classes: −1 by default; `null`: no such axis, one class. */
  readonly classAxis?: number | null | undefined;
}

/**
 * Dice score of probabilities, without a threshold: 2·Σ p·t / (Σ p + Σ t), the sums over all voxels of all samples.
 *
 * @param prediction - probabilities, [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link SoftScoreOptions} and {@link ScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if the shapes differ, or a value is not a probability or not a class number
 * @example
 * softDiceScore(tensor([0.75, 0.25], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null }) // 0.75
 */
export function softDiceScore(
  prediction: Tensor,
  target: Target,
  options: SoftScoreOptions & PerClassOptions,
): number[];
export function softDiceScore(
  prediction: Tensor,
  target: Target,
  options?: SoftScoreOptions & AverageOptions,
): number;
export function softDiceScore(
  prediction: Tensor,
  target: Target,
  options?: SoftScoreOptions & ScoreOptions,
): number | number[];
export function softDiceScore(
  prediction: Tensor,
  target: Target,
  options: SoftScoreOptions & ScoreOptions = {},
): number | number[] {
  const known = ["classAxis", "mask", "ignoreIndex", ...SCORE_OPTIONS];
  const settings = readScoreOptions("softDiceScore", options, known);
  const { classAxis = -1, mask, ignoreIndex } = options;
  const input = readTarget("softDiceScore", prediction, target, { classAxis, mask, ignoreIndex });
  const sums = softCounts("softDiceScore", prediction, input);
  const counts: OverlapCounts = {
    ...sums,
    // A partition of the voxels has a sum of 1 at each of them.
    noBackground: target instanceof Tensor && !isPartition(sums.actual, sums.voxels),
  };
  return averageScores("softDiceScore", counts, settings, dice);
}

/** Reports whether the sums of the classes add up to the voxels, up to the rounding of soft labels. */
function isPartition(actual: readonly number[], voxels: number): boolean {
  const sum = actual.reduce((total, part) => total + part, 0);
  return Math.abs(sum - voxels) <= 1e-5 * voxels;
}
