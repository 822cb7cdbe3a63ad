import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { smoothRatio } from "../ops/class-sums/guarded.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkFactor,
  type LossSettings,
  type OverlapLossOptions,
  readLossOptions,
} from "./read/loss-options.ts";
import { readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { type OverlapTerms, overlapPlan } from "./sums/overlap-plan.ts";

/** Options of {@link tverskyLoss}. */
export interface TverskyLossOptions extends OverlapLossOptions {
  /** Weight of false positives, default 0.5. */
  readonly alpha?: number | undefined;
  /** Weight of false negatives, default 0.5. */
  readonly beta?: number | undefined;
}

/**
 * Tversky loss: a Dice loss that weighs false positives and false negatives differently.
 *
 *     1 − (2·I + smooth) / (2·I + 2α·(P − I) + 2β·(T − I) + smooth),   I = Σ p·t, P = Σ p, T = Σ t
 *
 * With α = β = ½ it is the Dice loss, with α = β = 1 the Jaccard loss, for every `smooth`. A larger β favours recall.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `alpha`, `beta`; else see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * const p = tensor([0.8, 0.2], [1, 2, 1]);
 * tverskyLoss(p, tensor([1, 0], [1, 2, 1]), { alpha: 0.3, beta: 0.7, smooth: 0 }).item() // 0.2
 * @see Salehi et al. 2017, https://arxiv.org/abs/1706.05721
 */
export function tverskyLoss(prediction: Tensor, target: Target, options: TverskyLossOptions = {}): Tensor {
  return computeLoss(tverskyPlan(prediction, target, options));
}

/** The two halves of {@link tverskyLoss}. */
export function tverskyPlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("tverskyLoss", options, { extraOptions: ["alpha", "beta"] });
  const { alpha, beta } = tverskyWeights(settings, 0.5, 0.5);
  return overlapPlan(readLoss(settings, prediction, target), (terms) =>
    tverskyEntries(terms, alpha, beta, settings),
  );
}

/** The Tversky loss of each sample and class. */
export function tverskyEntries(
  { intersection, predicted, actual }: OverlapTerms,
  alpha: number,
  beta: number,
  { smooth }: Pick<LossSettings, "smooth">,
): Tensor {
  const both = multiply(2, intersection);
  const falsePositives = multiply(2 * alpha, subtract(predicted, intersection));
  const falseNegatives = multiply(2 * beta, subtract(actual, intersection));
  return subtract(1, smoothRatio(both, add(both, add(falsePositives, falseNegatives)), smooth));
}

/** Validates `alpha` and `beta`. */
export function tverskyWeights(
  { name, given }: LossSettings,
  defaultAlpha: number,
  defaultBeta: number,
): { readonly alpha: number; readonly beta: number } {
  const { alpha = defaultAlpha, beta = defaultBeta } = given;
  checkFactor(name, "alpha", alpha);
  checkFactor(name, "beta", beta);
  return { alpha, beta };
}
