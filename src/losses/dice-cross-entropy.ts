import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binaryCrossEntropyPlanOf } from "./binary-cross-entropy.ts";
import { crossEntropyPlanOf } from "./cross-entropy.ts";
import { dicePlanOf } from "./dice.ts";
import { readLoss } from "./read/read-loss.ts";
import {
  type CompoundLossOptions,
  type CompoundNames,
  type CompoundPlan,
  compoundPlan,
  computeCompound,
  splitOptions,
  voxelInput,
} from "./sums/compound-plan.ts";
import { isBinary } from "./sums/voxel-plan.ts";

/** Options of {@link diceCrossEntropyLoss}. */
export interface DiceCrossEntropyLossOptions extends CompoundLossOptions {
  /** Weight of the cross entropy, default 1. */
  readonly crossEntropyWeight?: number | undefined;
}

/** A Dice and cross entropy loss, with the two losses before their weights. */
export interface DiceCrossEntropyParts {
  /** The weighted sum of both losses. */
  readonly loss: Tensor;
  /** The Dice loss, without its weight. */
  readonly dice: Tensor;
  /** The cross entropy, without its weight. */
  readonly crossEntropy: Tensor;
}

const NAMES: CompoundNames = {
  name: "diceCrossEntropyLoss",
  voxelWeight: "crossEntropyWeight",
  voxelOptions: [],
};

/**
 * The sum of Dice loss and cross entropy: the first measures the overlap, the second has a gradient where the first has none.
 *
 *     diceWeight · diceLoss + crossEntropyWeight · cross entropy
 *
 * The cross entropy is binary with `activation: "sigmoid"` or one class, else categorical. `smooth`, `squared`, `overlap`,
 * `batch`, `average`, `includeBackground` and `absentClasses` act on the Dice part only: cross entropy keeps the background.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `diceWeight`, `crossEntropyWeight`, `parts`; otherwise those of the two losses
 * @returns a scalar; with `parts: true` `{ loss, dice, crossEntropy }`
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
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
  const plan = diceCrossEntropyPlan(prediction, target, options);
  const { loss, dice, voxel } = computeCompound(plan);
  return plan.split.parts ? { loss, dice, crossEntropy: voxel } : loss;
}

/** The two halves of {@link diceCrossEntropyLoss}. */
export function diceCrossEntropyPlan(prediction: Tensor, target: Target, options: object): CompoundPlan {
  const split = splitOptions(NAMES, options);
  const input = readLoss(split.settings, prediction, target);
  const planOf = isBinary(prediction, split.settings) ? binaryCrossEntropyPlanOf : crossEntropyPlanOf;
  return compoundPlan(split, dicePlanOf(input), planOf(voxelInput(input)));
}
