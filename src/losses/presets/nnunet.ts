import type { DiceCrossEntropyLossOptions } from "../dice-cross-entropy.ts";
import type { OverlapLossOptions } from "../read/loss-options.ts";

/** nnU-Net 2: channels first. Its Dice is negative: what it prints is the loss here minus 1. Its floor of 1e-8 is never reached. */
interface NnunetPresets {
  /** `diceLoss`, as `SoftDiceLoss()`: smooth 1. */
  readonly dice: Readonly<OverlapLossOptions>;
  /** `diceLoss`, the Dice of the trainer: softmax, smooth 1e-5, no background; add `batch: true` where the plan says so. */
  readonly trainerDice: Readonly<OverlapLossOptions>;
  /** `diceCrossEntropyLoss`, as `DC_and_CE_loss` of the trainer. */
  readonly diceCrossEntropy: Readonly<Omit<DiceCrossEntropyLossOptions, "parts">>;
  /** `diceCrossEntropyLoss`, as `DC_and_BCE_loss` of the trainer, for regions that overlap: sigmoid, all classes. */
  readonly diceBinaryCrossEntropy: Readonly<Omit<DiceCrossEntropyLossOptions, "parts">>;
}

const NNUNET = { classAxis: 1, smooth: 1e-5 } as const;

export const nnunet: NnunetPresets = {
  dice: { classAxis: 1, smooth: 1 },
  trainerDice: { ...NNUNET, activation: "softmax", includeBackground: false },
  diceCrossEntropy: { ...NNUNET, activation: "softmax", includeBackground: false },
  diceBinaryCrossEntropy: { ...NNUNET, activation: "sigmoid" },
};
