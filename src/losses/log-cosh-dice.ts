import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { logCosh } from "../ops/unary.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { overlapLoss } from "./overlap/overlap-loss.ts";
import { type OverlapLossOptions, overlapSettings } from "./overlap/overlap-options.ts";
import { smoothRatio } from "./overlap/smooth-ratio.ts";

/**
 * Log-cosh Dice loss: the logarithm of the hyperbolic cosine of the Dice loss, of each sample and class, then averaged.
 *
 *     log cosh(1 − (2·Σ p·t + smooth) / (Σ p + Σ t + smooth))
 *
 * Near a perfect prediction it is half of the square of the Dice loss, so its gradient fades there.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * logCoshDiceLoss(tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), { smooth: 0 }).item() // 0.0198681
 * @see Jadon 2020, https://arxiv.org/abs/2006.14822
 */
export function logCoshDiceLoss(
  prediction: Tensor,
  target: Target,
  options: OverlapLossOptions = {},
): Tensor {
  const settings = overlapSettings("logCoshDiceLoss", options);
  return overlapLoss("logCoshDiceLoss", prediction, target, settings, ({ intersection, predicted, actual }) =>
    logCosh(subtract(1, smoothRatio(multiply(2, intersection), add(predicted, actual), settings.smooth))),
  );
}
