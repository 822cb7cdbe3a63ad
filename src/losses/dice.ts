import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { smoothRatio } from "../ops/class-sums/guarded.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type LossSettings, type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { type LossInput, readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { type OverlapTerms, overlapPlan } from "./sums/overlap-plan.ts";

/**
 * Soft Dice loss: one minus the overlap of prediction and target, averaged over samples and classes.
 *
 *     1 − (2·Σ p·t + smooth) / (Σ p + Σ t + smooth)
 *
 * The sums are over the voxels of a sample and class, in float64; so is the loss. The gradient has the dtype of the
 * prediction.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * diceLoss(tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), { smooth: 0 }).item() // 0.2
 * @example
 * const logits = tensor([2, -1, 0, 1], [1, 2, 2]);
 * diceLoss(logits, labelMap([0, 1], [1, 2]), { activation: "softmax" }).item() // 0.16014815
 * @example
 * // Pooled over the classes of a softmax, background included, it is one minus the mean probability of the true class:
 * const p = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2]); // 0.75 and 0.5 for the true classes
 * diceLoss(p, labelMap([0, 1], [1, 2]), { average: "micro", smooth: 0 }).item() // 0.375
 * @see Milletari et al. 2016, https://arxiv.org/abs/1606.04797
 */
export function diceLoss(prediction: Tensor, target: Target, options: OverlapLossOptions = {}): Tensor {
  return computeLoss(dicePlan(prediction, target, options));
}

/** The two halves of {@link diceLoss}. */
export function dicePlan(prediction: Tensor, target: Target, options: object): LossPlan {
  return dicePlanOf(readLoss(readLossOptions("diceLoss", options), prediction, target));
}

/** The Dice loss of arguments that are read. */
export function dicePlanOf(input: LossInput): LossPlan {
  return overlapPlan(input, (terms) => diceEntries(terms, input.settings));
}

/** The Dice loss of each sample and class. */
export function diceEntries(
  { intersection, predicted, actual }: OverlapTerms,
  { smooth }: Pick<LossSettings, "smooth">,
): Tensor {
  return subtract(1, smoothRatio(multiply(2, intersection), add(predicted, actual), smooth));
}
