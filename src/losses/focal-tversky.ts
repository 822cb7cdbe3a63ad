import { positivePower } from "../ops/class-sums/guarded.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkFactor, readLossOptions } from "./read/loss-options.ts";
import { readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { overlapPlan } from "./sums/overlap-plan.ts";
import { type TverskyLossOptions, tverskyEntries, tverskyWeights } from "./tversky.ts";

/** Options of {@link focalTverskyLoss}; `alpha` is 0.3 and `beta` 0.7 by default. */
export interface FocalTverskyLossOptions extends TverskyLossOptions {
  /** The exponent itself, default 0.75: below 1 it stresses classes that are nearly right, above 1 those that are not. */
  readonly gamma?: number | undefined;
}

/**
 * Focal Tversky loss: the Tversky loss of each sample and class to a power, before any weight or mean.
 *
 *     max(0, Tversky loss)^γ
 *
 * `gamma` is the exponent itself: the paper's is 1/γ with γ = 4/3. For γ < 1 the slope is infinite at a perfect class; there
 * the gradient is taken as 0, so training stays finite.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `alpha` weighs false positives, `beta` false negatives, `gamma`; else see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * const p = tensor([0.8, 0.2], [1, 2, 1]);
 * focalTverskyLoss(p, tensor([1, 0], [1, 2, 1]), { gamma: 2, smooth: 0 }).item() // 0.04
 * @see Abraham and Khan 2018, https://arxiv.org/abs/1810.07842
 */
export function focalTverskyLoss(
  prediction: Tensor,
  target: Target,
  options: FocalTverskyLossOptions = {},
): Tensor {
  return computeLoss(focalTverskyPlan(prediction, target, options));
}

/** The two halves of {@link focalTverskyLoss}. */
export function focalTverskyPlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const extraOptions = ["alpha", "beta", "gamma"];
  const settings = readLossOptions("focalTverskyLoss", options, { extraOptions });
  const { alpha, beta } = tverskyWeights(settings, 0.3, 0.7);
  const { gamma = 0.75 } = settings.given;
  checkFactor(settings.name, "gamma", gamma);
  return overlapPlan(readLoss(settings, prediction, target), (terms) =>
    positivePower(tverskyEntries(terms, alpha, beta, settings), gamma),
  );
}
