import { checkNumber } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { overlapLoss } from "./overlap/overlap-loss.ts";
import { overlapSettings } from "./overlap/overlap-options.ts";
import { checkTverskyWeights, type TverskyLossOptions, tverskyEntries } from "./tversky.ts";
import { positivePower } from "./voxel/positive-power.ts";

/** Options of {@link focalTverskyLoss}; `alpha` is 0.3 and `beta` 0.7 by default. */
export interface FocalTverskyLossOptions extends TverskyLossOptions {
  /** The exponent itself, default 0.75: below 1 it stresses classes that are nearly right, above 1 those that are not. */
  readonly gamma?: number;
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
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
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
  const settings = overlapSettings("focalTverskyLoss", options, ["alpha", "beta", "gamma"]);
  const { alpha = 0.3, beta = 0.7, gamma = 0.75 } = options;
  checkTverskyWeights("focalTverskyLoss", alpha, beta);
  checkNumber("focalTverskyLoss", "gamma", gamma, 0);
  return overlapLoss("focalTverskyLoss", prediction, target, settings, (terms) =>
    positivePower(tverskyEntries(terms, alpha, beta, settings.smooth), gamma),
  );
}
