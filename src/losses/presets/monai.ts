import type { CenterlineDiceLossOptions } from "../centerline-dice.ts";
import type { DiceCrossEntropyLossOptions } from "../dice-cross-entropy.ts";
import type { DiceFocalLossOptions } from "../dice-focal.ts";
import type { GeneralizedDiceLossOptions } from "../generalized-dice.ts";
import type { OverlapLossOptions } from "../read/loss-options.ts";
import type { TverskyLossOptions } from "../tversky.ts";

/** MONAI 1.5: channels first; 1e-5 in numerator and denominator; a mean over samples and classes. */
interface MonaiPresets {
  /** `diceLoss`, as `DiceLoss()`; for `softmax=True` add `activation`. Class weights are not normalized there, nor here. */
  readonly dice: Readonly<OverlapLossOptions>;
  /** `diceLoss`, as `DiceLoss(soft_label=True)`: the semimetric overlap. */
  readonly diceSoftLabel: Readonly<OverlapLossOptions>;
  /** `jaccardLoss`, as `DiceLoss(jaccard=True)`. */
  readonly jaccard: Readonly<OverlapLossOptions>;
  /**
   * `generalizedDiceLoss`: weights 1/V² as they are, so the smoothing swallows the loss of large objects, as in MONAI;
   * `weightScale: "largest"` mends it. Without any target voxel in a sample MONAI's loss is 0 whatever the prediction; here
   * false positives count. With one class, `absentClasses: "zero"` gives MONAI's number.
   */
  readonly generalizedDice: Readonly<GeneralizedDiceLossOptions>;
  /** `tverskyLoss`: 1e-5 is added to the intersection there, so it is 2e-5 here, twice that of `dice`. */
  readonly tversky: Readonly<TverskyLossOptions>;
  /**
   * `diceCrossEntropyLoss`, as `DiceCELoss(softmax=True)`; for one class, `activation: "sigmoid"`. MONAI divides class weights
   * by their sum in the cross entropy but not in Dice; here both parts follow `weightNormalization`.
   */
  readonly diceCrossEntropy: Readonly<Omit<DiceCrossEntropyLossOptions, "parts">>;
  /**
   * `diceFocalLoss`, as `DiceFocalLoss(sigmoid=True)`. With `activation: "softmax"` the focal part here is categorical;
   * MONAI's takes the sigmoid even then.
   */
  readonly diceFocal: Readonly<Omit<DiceFocalLossOptions, "parts">>;
  /** `centerlineDiceLoss`, as `SoftclDiceLoss()`: pooled over batch and classes, without class 0; so not for one class. */
  readonly centerlineDice: Readonly<CenterlineDiceLossOptions>;
}

export const monai: MonaiPresets = {
  dice: { classAxis: 1, weightNormalization: "classes", smooth: 1e-5 },
  diceSoftLabel: { classAxis: 1, weightNormalization: "classes", overlap: "semimetric", smooth: 1e-5 },
  jaccard: { classAxis: 1, weightNormalization: "classes", smooth: 1e-5 },
  generalizedDice: { classAxis: 1, weightType: "square", weightScale: "none", smooth: 1e-5 },
  tversky: { classAxis: 1, alpha: 0.5, beta: 0.5, smooth: 2e-5 },
  diceCrossEntropy: { classAxis: 1, activation: "softmax", smooth: 1e-5 },
  diceFocal: { classAxis: 1, activation: "sigmoid", gamma: 2, smooth: 1e-5 },
  centerlineDice: {
    classAxis: 1,
    batch: true,
    average: "micro",
    includeBackground: false,
    iterations: 3,
    smooth: 1,
  },
};
