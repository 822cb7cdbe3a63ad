import { logCosh } from "../ops/unary.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { diceEntries } from "./dice.ts";
import { type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { overlapPlan } from "./sums/overlap-plan.ts";

/**
 * Log-cosh Dice loss: the logarithm of the hyperbolic cosine of the Dice loss, of each sample and class, then averaged.
 *
 *     log cosh(1 − (2·Σ p·t + smooth) / (Σ p + Σ t + smooth))
 *
 * Near a perfect prediction it is half the square of the Dice loss, so its gradient fades there.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * logCoshDiceLoss(tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), { smooth: 0 }).item() // 0.0198681
 * @see Jadon 2020, https://arxiv.org/abs/2006.14822
 */
export function logCoshDiceLoss(
  prediction: Tensor,
  target: Target,
  options: OverlapLossOptions = {},
): Tensor {
  return computeLoss(logCoshDicePlan(prediction, target, options));
}

/** The two halves of {@link logCoshDiceLoss}. */
export function logCoshDicePlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("logCoshDiceLoss", options);
  return overlapPlan(readLoss(settings, prediction, target), (terms) =>
    logCosh(diceEntries(terms, settings)),
  );
}
