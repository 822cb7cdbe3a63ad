import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type Compound, type CompoundLossOptions, dealOptions, weightedSum } from "./compound-options.ts";
import { diceOf } from "./dice.ts";
import { type FocalLossOptions, focalOf } from "./focal.ts";

/** Options of {@link diceFocalLoss}. */
export interface DiceFocalLossOptions extends CompoundLossOptions, Pick<FocalLossOptions, "gamma" | "alpha"> {
  /** Weight of the focal part, default 1. */
  readonly focalWeight?: number;
}

/** A Dice and focal loss with its parts, each before its weight. */
export interface DiceFocalParts {
  readonly loss: Tensor;
  readonly dice: Tensor;
  readonly focal: Tensor;
}

const COMPOUND: Compound = {
  name: "diceFocalLoss",
  otherWeight: "focalWeight",
  otherOptions: ["gamma", "alpha"],
};

/**
 * Dice and focal loss together.
 *
 *     diceWeight · diceLoss + focalWeight · focalLoss
 *
 * The focal part follows the activation: categorical with softmax, binary with sigmoid. `smooth`, `squared`, `overlap`,
 * `batch`, `average`, `includeBackground` and `absentClasses` act on the Dice part only.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `diceWeight`, `focalWeight`, `gamma`, `alpha`, `parts`; else those of each part
 * @returns a scalar; with `parts: true` `{ loss, dice, focal }`
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * const p = tensor([0.75, 0.25], [1, 2, 1]);
 * diceFocalLoss(p, labelMap([1, 0], [1, 2]), { smooth: 0 }).item() // 0.2679801
 * @see Zhu et al. 2018, https://arxiv.org/abs/1808.05238
 */
export function diceFocalLoss(
  prediction: Tensor,
  target: Target,
  options: DiceFocalLossOptions & { readonly parts: true },
): DiceFocalParts;
export function diceFocalLoss(
  prediction: Tensor,
  target: Target,
  options?: DiceFocalLossOptions & { readonly parts?: false },
): Tensor;
export function diceFocalLoss(
  prediction: Tensor,
  target: Target,
  options: DiceFocalLossOptions = {},
): Tensor | DiceFocalParts {
  const deal = dealOptions(COMPOUND, options);
  const dice = diceOf(COMPOUND.name, prediction, target, deal.dice);
  const focal = focalOf(COMPOUND.name, prediction, target, deal.other);
  const loss = weightedSum(dice, deal.diceWeight, focal, deal.weight);
  return deal.parts ? { loss, dice, focal } : loss;
}
