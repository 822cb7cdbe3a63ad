import { add, multiply, subtract } from "../ops/arithmetic.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { overlapLoss } from "./overlap/overlap-loss.ts";
import { type OverlapLossOptions, overlapSettings } from "./overlap/overlap-options.ts";
import { smoothRatio } from "./overlap/smooth-ratio.ts";

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
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
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
  return diceOf("diceLoss", prediction, target, options);
}

/** The Dice loss under the name of whoever is called. */
export function diceOf(
  name: string,
  prediction: Tensor,
  target: Target,
  options: OverlapLossOptions,
): Tensor {
  const settings = overlapSettings(name, options);
  return overlapLoss(name, prediction, target, settings, ({ intersection, predicted, actual }) =>
    subtract(1, smoothRatio(multiply(2, intersection), add(predicted, actual), settings.smooth)),
  );
}
