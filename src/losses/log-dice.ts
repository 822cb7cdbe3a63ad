import { add, multiply, negate } from "../ops/arithmetic.ts";
import { boundedLog, smoothRatio } from "../ops/class-sums/guarded.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { overlapPlan } from "./sums/overlap-plan.ts";

/**
 * Logarithmic Dice loss: minus the logarithm of the soft Dice score, averaged over samples and classes.
 *
 *     −log((2·Σ p·t + smooth) / (Σ p + Σ t + smooth))
 *
 * Unlike the gradient of the Dice loss, its gradient does not fade as the overlap does. The logarithm is at least −100, with
 * gradient 0 below.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * logDiceLoss(tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), { smooth: 0 }).item() // 0.2231435
 * @see Wong et al. 2018, https://arxiv.org/abs/1809.00076
 */
export function logDiceLoss(prediction: Tensor, target: Target, options: OverlapLossOptions = {}): Tensor {
  return computeLoss(logDicePlan(prediction, target, options));
}

/** The two halves of {@link logDiceLoss}. */
export function logDicePlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("logDiceLoss", options);
  return overlapPlan(readLoss(settings, prediction, target), ({ intersection, predicted, actual }) =>
    negate(boundedLog(smoothRatio(multiply(2, intersection), add(predicted, actual), settings.smooth))),
  );
}
