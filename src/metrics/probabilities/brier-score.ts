import { checkBoolean, checkChoice, checkOptions } from "../../tensor/check-options.ts";
import type { Target } from "../../tensor/target.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { readTarget } from "../../tensor/voxels/read-target.ts";
import { onlyBackground } from "../scores/score-options.ts";
import { countedNumber } from "./soft-counts.ts";
import { squaredErrors } from "./squared-errors.ts";

/** Options of {@link brierScore}. */
export interface BrierScoreOptions extends VoxelChoice {
  /** The axis of classes: −1 by default; `null`: no such axis, one class, whose voxels have the label 1. */
  readonly classAxis?: number | null | undefined;
  /**
   * `"macro"`, the default: the mean over classes, from 0 to 1; `"sum"`: the sum over classes, Brier's own form, from 0 to 2 where the
   * probabilities of a voxel add to 1; `"none"`: one a class.
   */
  readonly average?: "macro" | "sum" | "none" | undefined;
  /** Whether class 0 takes part; default `true`. */
  readonly includeBackground?: boolean | undefined;
}

/**
 * Brier score of probabilities: the mean over voxels of the squared error, 0 the best.
 *
 *     one class: Σ (p − t)² / N     "macro": Σ_c Σ (p_c − t_c)² / (C·N)     "sum": Σ_c Σ (p_c − t_c)² / N
 *
 * N are the voxels that count, C the classes. Of two classes whose probabilities add to 1, `"macro"` is the score of either, and `"sum"` twice
 * that. It is a proper score: on average no probability does better than the true one. Most voxels of an image are far from any object, so
 * small values are common.
 *
 * @param prediction - probabilities, [batch, ...spatial, classes], see `classAxis`; after a softmax or sigmoid
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `classAxis`, `average`, `includeBackground`, `mask`, `ignoreIndex`
 * @returns a number, or one a class with `average: "none"`; NaN without a voxel that counts
 * @throws {RangeError} if the shapes differ, or a value is not a probability or not a class number
 * @example
 * brierScore(tensor([0.75, 0.25], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null }) // 0.0625
 * @see Brier 1950, https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2
 */
export function brierScore(
  prediction: Tensor,
  target: Target,
  options: BrierScoreOptions & { readonly average: "none" },
): number[];
export function brierScore(
  prediction: Tensor,
  target: Target,
  options?: BrierScoreOptions & { readonly average?: "macro" | "sum" | undefined },
): number;
export function brierScore(
  prediction: Tensor,
  target: Target,
  options?: BrierScoreOptions,
): number | number[];
export function brierScore(
  prediction: Tensor,
  target: Target,
  options: BrierScoreOptions = {},
): number | number[] {
  const name = "brierScore";
  checkOptions(name, options, ["classAxis", "average", "includeBackground", "mask", "ignoreIndex"]);
  const { classAxis = -1, average = "macro", includeBackground = true, mask, ignoreIndex } = options;
  checkChoice(name, "average", average, ["macro", "sum", "none"]);
  checkBoolean(name, "includeBackground", includeBackground);
  const input = readTarget(name, prediction, target, { classAxis, mask, ignoreIndex });
  if (!includeBackground && input.layout.classes === 1) throw onlyBackground(name);
  const voxels = countedNumber(input);
  const scores = squaredErrors(name, prediction, input)
    .slice(includeBackground ? 0 : 1)
    .map((sum) => sum / voxels);
  if (average === "none") return scores;
  const sum = scores.reduce((total, score) => total + score, 0);
  return average === "sum" ? sum : sum / scores.length;
}
