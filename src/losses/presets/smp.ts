import type { FocalTverskyLossOptions } from "../focal-tversky.ts";
import type { LovaszLossOptions } from "../lovasz.ts";
import type { OverlapLossOptions } from "../read/loss-options.ts";
import type { TverskyLossOptions } from "../tversky.ts";

/**
 * segmentation_models.pytorch 0.5, `mode="multiclass"`: channels first, softmax, sums pooled over the batch, the semimetric
 * overlap, loss 0 for an absent class; no smoothing, but a denominator of at least 1e-7 beside the intersection, 2e-7 here.
 * For its other modes add `activation: "sigmoid"`.
 */
interface SmpPresets {
  /** `diceLoss`. */
  readonly dice: Readonly<OverlapLossOptions>;
  /** `logDiceLoss`, as `DiceLoss(log_loss=True)`; its logarithm ends at 1e-7, ours at e⁻¹⁰⁰. */
  readonly logDice: Readonly<OverlapLossOptions>;
  /** `jaccardLoss`. */
  readonly jaccard: Readonly<OverlapLossOptions>;
  /** `tverskyLoss`. */
  readonly tversky: Readonly<TverskyLossOptions>;
  /** `focalTverskyLoss`, as `TverskyLoss(gamma=…)`: here each class takes the power, as in the paper, there their mean does. */
  readonly focalTversky: Readonly<FocalTverskyLossOptions>;
  /** `lovaszSoftmaxLoss`: the batch sorted as one, absent classes left out. */
  readonly lovaszSoftmax: Readonly<LovaszLossOptions>;
  /** `lovaszHingeLoss`, of the other modes: the whole batch sorted as one, classes and all. */
  readonly lovaszHinge: Readonly<LovaszLossOptions>;
}

const SMP = {
  classAxis: 1,
  activation: "softmax",
  batch: true,
  overlap: "semimetric",
  absentClasses: "zero",
  smooth: { floor: 2e-7 },
} as const;

export const smp: SmpPresets = {
  dice: SMP,
  logDice: SMP,
  jaccard: SMP,
  tversky: { ...SMP, alpha: 0.5, beta: 0.5 },
  focalTversky: { ...SMP, alpha: 0.5, beta: 0.5, gamma: 1 },
  lovaszSoftmax: { classAxis: 1, activation: "softmax", batch: true, absentClasses: "skip" },
  lovaszHinge: { classAxis: 1, batch: true, average: "micro" },
};
