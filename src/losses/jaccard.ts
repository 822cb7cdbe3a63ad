import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { smoothRatio } from "../ops/class-sums/guarded.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { overlapPlan } from "./sums/overlap-plan.ts";

/**
 * Soft Jaccard loss: one minus intersection over union, averaged over samples and classes.
 *
 *     1 − (2·I + smooth) / (2·(P + T − I) + smooth),   I = Σ p·t, P = Σ p, T = Σ t
 *
 * `smooth` is on the scale of 2·I, as in every overlap loss: Jaccard is Tversky with α = β = 1 for every `smooth`.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * jaccardLoss(tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), { smooth: 0 }).item() // 0.3333333
 * @see Rahman and Wang 2016, https://doi.org/10.1007/978-3-319-50835-1_22
 */
export function jaccardLoss(prediction: Tensor, target: Target, options: OverlapLossOptions = {}): Tensor {
  return computeLoss(jaccardPlan(prediction, target, options));
}

/** The two halves of {@link jaccardLoss}. */
export function jaccardPlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("jaccardLoss", options);
  return overlapPlan(readLoss(settings, prediction, target), ({ intersection, predicted, actual }) => {
    const union = subtract(add(predicted, actual), intersection);
    return subtract(1, smoothRatio(multiply(2, intersection), multiply(2, union), settings.smooth));
  });
}
