import type { LovaszLossOptions } from "../lovasz.ts";
import type { OverlapLossOptions } from "../read/loss-options.ts";
import type { TverskyLossOptions } from "../tversky.ts";

/** Kornia 0.9: channels first, softmax, samples apart; ε = 1e-8 in the denominator only. */
interface KorniaPresets {
  /**
   * `diceLoss`: classes pooled, which with a softmax is 1 − (mean probability of the true class). Kornia's target is
   * t·(1 − 1e-6) + 1e-6, here it is t. Its class weights are squared in the numerator, here they are not.
   */
  readonly dice: Readonly<OverlapLossOptions>;
  /** `diceLoss`, as `average="macro"`. */
  readonly diceMacro: Readonly<OverlapLossOptions>;
  /**
   * `tverskyLoss`; `alpha` and `beta` have no default there. ε is added to the intersection, so it is 2e-8 here. In a pool
   * of all classes every false positive is a false negative of another class, so only `alpha + beta` matters, as in Kornia.
   */
  readonly tversky: Readonly<TverskyLossOptions>;
  /** `tverskyLoss` with a ratio for each class, so that `alpha` and `beta` mean what Kornia documents. */
  readonly tverskyMacro: Readonly<TverskyLossOptions>;
  /** `lovaszSoftmaxLoss` of the paper, sample by sample; Kornia sorts label indices in place of each class's own target. */
  readonly lovaszSoftmax: Readonly<LovaszLossOptions>;
  /** `lovaszHingeLoss`, sample by sample; of one class there. */
  readonly lovaszHinge: Readonly<LovaszLossOptions>;
}

const KORNIA = { classAxis: 1, activation: "softmax" } as const;
const KORNIA_TVERSKY = { ...KORNIA, alpha: 0.5, beta: 0.5, smooth: { denominator: 2e-8 } } as const;

export const kornia: KorniaPresets = {
  dice: { ...KORNIA, average: "micro", smooth: { denominator: 1e-8 } },
  diceMacro: { ...KORNIA, smooth: { denominator: 1e-8 } },
  tversky: { ...KORNIA_TVERSKY, average: "micro" },
  tverskyMacro: KORNIA_TVERSKY,
  lovaszSoftmax: KORNIA,
  lovaszHinge: { classAxis: 1 },
};
