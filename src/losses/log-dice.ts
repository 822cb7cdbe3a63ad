import { add, multiply, negate } from "../ops/arithmetic.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { overlapLoss } from "./overlap/overlap-loss.ts";
import { type OverlapLossOptions, overlapSettings } from "./overlap/overlap-options.ts";
import { smoothRatio } from "./overlap/smooth-ratio.ts";
import { boundedLog } from "./voxel/bounded-log.ts";

/**
 * Logarithmic Dice loss: minus the logarithm of the soft Dice score, averaged over samples and classes.
 *
 *     −log((2·Σ p·t + smooth) / (Σ p + Σ t + smooth))
 *
 * Its gradient does not fade with the overlap, as that of the Dice loss does. The logarithm is at least −100, with gradient
 * 0 below.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * logDiceLoss(tensor([0.8, 0.2], [1, 2, 1]), tensor([1, 0], [1, 2, 1]), { smooth: 0 }).item() // 0.2231435
 * @see Wong et al. 2018, https://arxiv.org/abs/1809.00076
 */
export function logDiceLoss(prediction: Tensor, target: Target, options: OverlapLossOptions = {}): Tensor {
  const settings = overlapSettings("logDiceLoss", options);
  return overlapLoss("logDiceLoss", prediction, target, settings, ({ intersection, predicted, actual }) =>
    negate(boundedLog(smoothRatio(multiply(2, intersection), add(predicted, actual), settings.smooth))),
  );
}
