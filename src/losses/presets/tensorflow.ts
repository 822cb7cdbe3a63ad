import type { OverlapLossOptions } from "../read/loss-options.ts";

/** The losses of the article "Dice loss in TensorFlow": channels-last, ε = 1e-6 in numerator and denominator. */
interface TensorflowPresets {
  /** `diceLoss`: classes pooled, mean over the batch of 1 − (2I + ε)/(P + T + ε). */
  readonly basic: Readonly<OverlapLossOptions>;
  /** `diceLoss`: Σ w·(mean over the batch), a class at a time; add `classWeights`. */
  readonly weighted: Readonly<OverlapLossOptions>;
  /** `diceLoss`: mean over classes of the mean over the batch. */
  readonly multiclass: Readonly<OverlapLossOptions>;
}

export const tensorflow: TensorflowPresets = {
  basic: { classAxis: -1, average: "micro", smooth: 1e-6 },
  weighted: { classAxis: -1, weightNormalization: "none", smooth: 1e-6 },
  multiclass: { classAxis: -1, smooth: 1e-6 },
};
