import type { OverlapLossOptions } from "../read/loss-options.ts";
import type { TverskyLossOptions } from "../tversky.ts";

/** Keras 3: channels-last, probabilities; 1e-7 in the denominator only, so a class that is empty in both has loss 1. */
interface KerasPresets {
  /** `diceLoss`, `axis=None`: one ratio of all classes of the whole batch. */
  readonly dice: Readonly<OverlapLossOptions>;
  /** `diceLoss`, `axis=(1, 2, 3)`: one ratio a sample. */
  readonly dicePerSample: Readonly<OverlapLossOptions>;
  /** `diceLoss`, `axis=(1, 2)`: one ratio a sample and class. */
  readonly dicePerClass: Readonly<OverlapLossOptions>;
  /**
   * `tverskyLoss`, `axis=None`. 1e-7 is added to the intersection there, so it is 2e-7 here. `alpha` weighs false positives,
   * as Keras documents; its code (read in 3.15) multiplies `alpha` with the false negatives. At ½ and ½ both are the same.
   */
  readonly tversky: Readonly<TverskyLossOptions>;
}

export const keras: KerasPresets = {
  dice: { classAxis: -1, batch: true, average: "micro", smooth: { denominator: 1e-7 } },
  dicePerSample: { classAxis: -1, average: "micro", smooth: { denominator: 1e-7 } },
  dicePerClass: { classAxis: -1, smooth: { denominator: 1e-7 } },
  tversky: {
    classAxis: -1,
    alpha: 0.5,
    beta: 0.5,
    batch: true,
    average: "micro",
    smooth: { denominator: 2e-7 },
  },
};
