import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binaryCrossEntropyOf } from "./binary-cross-entropy.ts";
import { type Compound, type CompoundLossOptions, dealOptions, weightedSum } from "./compound-options.ts";
import { crossEntropyOf } from "./cross-entropy.ts";
import { diceOf } from "./dice.ts";
import { isBinary } from "./voxel/binary-loss.ts";

/** Options of {@link diceCrossEntropyLoss}. */
export interface DiceCrossEntropyLossOptions extends CompoundLossOptions {
  /** Weight of the cross entropy part, default 1. */
  readonly crossEntropyWeight?: number;
}

/** A Dice and cross entropy loss with its parts, each before its weight. */
export interface DiceCrossEntropyParts {
  readonly loss: Tensor;
  readonly dice: Tensor;
  readonly crossEntropy: Tensor;
}

const COMPOUND: Compound = {
  name: "diceCrossEntropyLoss",
  otherWeight: "crossEntropyWeight",
  otherOptions: [],
};

/**
 * Dice and cross entropy together: the one looks at the overlap, the other has a gradient where the first has none.
 *
 *     diceWeight · diceLoss + crossEntropyWeight · cross entropy
 *
 * The cross entropy is binary with `activation: "sigmoid"` or one class, else categorical. `smooth`, `squared`, `overlap`,
 * `batch`, `average`, `includeBackground` and `absentClasses` act on the Dice part only: cross entropy keeps the background.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `diceWeight`, `crossEntropyWeight`, `parts`; else those of each part
 * @returns a scalar; with `parts: true` `{ loss, dice, crossEntropy }`
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * const logits = tensor([2, -1, 0, 1], [1, 2, 2]);
 * const target = labelMap([0, 1], [1, 2]);
 * const { dice, crossEntropy } = diceCrossEntropyLoss(logits, target, { activation: "softmax", parts: true });
 * dice.item() // 0.16014815
 * crossEntropy.item() // 0.1809245
 * @see Isensee et al. 2021, https://doi.org/10.1038/s41592-020-01008-z
 */
export function diceCrossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options: DiceCrossEntropyLossOptions & { readonly parts: true },
): DiceCrossEntropyParts;
export function diceCrossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options?: DiceCrossEntropyLossOptions & { readonly parts?: false },
): Tensor;
export function diceCrossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options: DiceCrossEntropyLossOptions = {},
): Tensor | DiceCrossEntropyParts {
  const deal = dealOptions(COMPOUND, options);
  const crossEntropyLoss = isBinary(prediction, deal.other) ? binaryCrossEntropyOf : crossEntropyOf;
  const dice = diceOf(COMPOUND.name, prediction, target, deal.dice);
  const crossEntropy = crossEntropyLoss(COMPOUND.name, prediction, target, deal.other);
  const loss = weightedSum(dice, deal.diceWeight, crossEntropy, deal.weight);
  return deal.parts ? { loss, dice, crossEntropy } : loss;
}
