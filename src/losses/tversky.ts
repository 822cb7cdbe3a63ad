import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { checkNumber } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type OverlapTerms, overlapLoss } from "./overlap/overlap-loss.ts";
import { type OverlapLossOptions, overlapSettings, type Smooth } from "./overlap/overlap-options.ts";
import { smoothRatio } from "./overlap/smooth-ratio.ts";

/** Options of {@link tverskyLoss}. */
export interface TverskyLossOptions extends OverlapLossOptions {
  /** Weight of false positives, default 0.5. */
  readonly alpha?: number;
  /** Weight of false negatives, default 0.5. */
  readonly beta?: number;
}

/**
 * Tversky loss: a Dice loss that weighs false positives and false negatives differently.
 *
 *     1 − (2·I + smooth) / (2·I + 2α·(P − I) + 2β·(T − I) + smooth),   I = Σ p·t, P = Σ p, T = Σ t
 *
 * With α = β = ½ it is the Dice loss, with α = β = 1 the Jaccard loss, whatever `smooth` is. A larger β asks for recall.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `alpha`, `beta`; else see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * const p = tensor([0.8, 0.2], [1, 2, 1]);
 * tverskyLoss(p, tensor([1, 0], [1, 2, 1]), { alpha: 0.3, beta: 0.7, smooth: 0 }).item() // 0.2
 * @see Salehi et al. 2017, https://arxiv.org/abs/1706.05721
 */
export function tverskyLoss(prediction: Tensor, target: Target, options: TverskyLossOptions = {}): Tensor {
  const settings = overlapSettings("tverskyLoss", options, ["alpha", "beta"]);
  const { alpha = 0.5, beta = 0.5 } = options;
  checkTverskyWeights("tverskyLoss", alpha, beta);
  return overlapLoss("tverskyLoss", prediction, target, settings, (terms) =>
    tverskyEntries(terms, alpha, beta, settings.smooth),
  );
}

/** The Tversky loss of each row and class. */
export function tverskyEntries(
  { intersection, predicted, actual }: OverlapTerms,
  alpha: number,
  beta: number,
  smooth: Required<Smooth>,
): Tensor {
  const both = multiply(2, intersection);
  const falsePositives = multiply(2 * alpha, subtract(predicted, intersection));
  const falseNegatives = multiply(2 * beta, subtract(actual, intersection));
  return subtract(1, smoothRatio(both, add(both, add(falsePositives, falseNegatives)), smooth));
}

export function checkTverskyWeights(name: string, alpha: unknown, beta: unknown): void {
  checkNumber(name, "alpha", alpha, 0);
  checkNumber(name, "beta", beta, 0);
}
