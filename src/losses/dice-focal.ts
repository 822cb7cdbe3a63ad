import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { dicePlanOf } from "./dice.ts";
import { type FocalLossOptions, focalPlanOf, readFocalOptions } from "./focal.ts";
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

/** Options of {@link diceFocalLoss}. */
export interface DiceFocalLossOptions extends CompoundLossOptions, Pick<FocalLossOptions, "gamma" | "alpha"> {
  /** Weight of the focal loss, default 1. */
  readonly focalWeight?: number | undefined;
}

/** A Dice and focal loss, with the two losses before their weights. */
export interface DiceFocalParts {
  /** The weighted sum of both losses. */
  readonly loss: Tensor;
  /** The Dice loss, without its weight. */
  readonly dice: Tensor;
  /** The focal loss, without its weight. */
  readonly focal: Tensor;
}

const NAMES: CompoundNames = {
  name: "diceFocalLoss",
  voxelWeight: "focalWeight",
  voxelOptions: ["gamma", "alpha"],
};

/**
 * The sum of Dice loss and focal loss.
 *
 *     diceWeight · diceLoss + focalWeight · focalLoss
 *
 * The focal loss follows the activation: categorical with softmax, binary with sigmoid. `smooth`, `squared`, `overlap`,
 * `batch`, `average`, `includeBackground` and `absentClasses` act on the Dice part only.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `diceWeight`, `focalWeight`, `gamma`, `alpha`, `parts`; otherwise those of the two losses
 * @returns a scalar; with `parts: true` `{ loss, dice, focal }`
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
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
  const plan = diceFocalPlan(prediction, target, options);
  const { loss, dice, voxel } = computeCompound(plan);
  return plan.split.parts ? { loss, dice, focal: voxel } : loss;
}

/** The two halves of {@link diceFocalLoss}. */
export function diceFocalPlan(prediction: Tensor, target: Target, options: object): CompoundPlan {
  const split = splitOptions(NAMES, options);
  const focal = readFocalOptions(split.settings);
  const input = readLoss(split.settings, prediction, target);
  return compoundPlan(split, dicePlanOf(input), focalPlanOf(voxelInput(input), focal));
}
