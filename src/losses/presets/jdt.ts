import type { FocalTverskyLossOptions } from "../focal-tversky.ts";
import type { OverlapLossOptions } from "../read/loss-options.ts";
import type { TverskyLossOptions } from "../tversky.ts";

/**
 * JDTLosses for hard labels: channels first, softmax, sums pooled over the batch, the semimetric overlap, absent classes left
 * out, class weights not normalized; 1e-3 beside the intersection, 2e-3 here. For a loss of each sample (mIoUI) add `batch: false`, for soft labels
 * `absentClasses: "keep"`.
 */
interface JdtPresets {
  /** `jaccardLoss`, as `JDTLoss()`. */
  readonly jaccard: Readonly<OverlapLossOptions>;
  /** `diceLoss`, as `JDTLoss(alpha=0.5, beta=0.5)`. */
  readonly dice: Readonly<OverlapLossOptions>;
  /** `tverskyLoss`, as `JDTLoss()`: α = β = 1. */
  readonly tversky: Readonly<TverskyLossOptions>;
  /** `focalTverskyLoss`, as `JDTLoss()`: α = β = γ = 1, the power taken of each class. */
  readonly focalTversky: Readonly<FocalTverskyLossOptions>;
}

const JDT = {
  classAxis: 1,
  activation: "softmax",
  batch: true,
  overlap: "semimetric",
  absentClasses: "skip",
  weightNormalization: "classes",
  smooth: 2e-3,
} as const;

export const jdt: JdtPresets = {
  jaccard: JDT,
  dice: JDT,
  tversky: { ...JDT, alpha: 1, beta: 1 },
  focalTversky: { ...JDT, alpha: 1, beta: 1, gamma: 1 },
};
