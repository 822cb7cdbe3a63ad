import { add, multiply } from "../../ops/arithmetic.ts";
import { checkBoolean } from "../../tensor/check-options.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import {
  checkFactor,
  type LossSettings,
  type OverlapLossOptions,
  readLossOptions,
} from "../read/loss-options.ts";
import type { LossInput } from "../read/read-loss.ts";
import { checkedLoss, type LossPlan, takeSums } from "./loss-plan.ts";

/** Options of every loss that adds a voxel loss to the Dice loss. */
export interface CompoundLossOptions extends Omit<OverlapLossOptions, "reduction"> {
  /** Weight of the Dice loss, default 1. */
  readonly diceWeight?: number | undefined;
  /** `"mean"`, the default, or `"sum"`; `"none"` is not available, because the two losses differ in shape. */
  readonly reduction?: "mean" | "sum" | undefined;
  /** `true`: the two losses are returned as well, each before its weight. */
  readonly parts?: boolean | undefined;
}

/** The names of a compound loss. */
export interface CompoundNames {
  readonly name: string;
  /** Name of the weight of the voxel loss. */
  readonly voxelWeight: string;
  /** Options that only the voxel loss follows. */
  readonly voxelOptions: readonly string[];
}

/** The options of a compound loss, split between the two losses: the voxel loss keeps the background. */
export interface SplitOptions {
  readonly settings: LossSettings;
  readonly diceWeight: number;
  readonly voxelWeight: number;
  readonly parts: boolean;
}

/** Validates the options of a compound loss. */
export function splitOptions(names: CompoundNames, options: object): SplitOptions {
  const { name, voxelOptions } = names;
  const settings = readLossOptions(name, options, {
    extraOptions: ["diceWeight", names.voxelWeight, "parts", ...voxelOptions],
  });
  const { diceWeight = 1, [names.voxelWeight]: voxelWeight = 1, parts = false } = settings.given;
  checkFactor(name, "diceWeight", diceWeight);
  checkFactor(name, names.voxelWeight, voxelWeight);
  checkBoolean(name, "parts", parts);
  if (settings.reduction === "none") {
    throw new RangeError(
      `${name}: reduction is "none", want "mean" or "sum"; the two losses differ in shape`,
    );
  }
  return { settings, diceWeight, voxelWeight, parts };
}

/** Returns the arguments as the voxel loss of a compound reads them. */
export function voxelInput(input: LossInput): LossInput {
  return { ...input, settings: { ...input.settings, includeBackground: true } };
}

/** Two losses whose sums one pass takes. */
export interface CompoundPlan extends LossPlan {
  readonly dice: LossPlan;
  readonly voxel: LossPlan;
  readonly split: SplitOptions;
}

/** The weighted sum of a Dice loss and a voxel loss of the same arguments. */
export function compoundPlan(split: SplitOptions, dice: LossPlan, voxel: LossPlan): CompoundPlan {
  return {
    input: dice.input,
    overlap: dice.overlap,
    terms: voxel.terms,
    makers: voxel.makers,
    formula: (sums) =>
      weightedSum(dice.formula(sums), split.diceWeight, voxel.formula(sums), split.voxelWeight),
    dice,
    voxel,
    split,
  };
}

/** Computes a compound loss and the two losses that it adds. */
export function computeCompound(plan: CompoundPlan): {
  readonly loss: Tensor;
  readonly dice: Tensor;
  readonly voxel: Tensor;
} {
  const { split, input } = plan;
  const sums = takeSums(plan);
  const dice = plan.dice.formula(sums);
  const voxel = plan.voxel.formula(sums);
  const loss = weightedSum(dice, split.diceWeight, voxel, split.voxelWeight);
  return { loss: checkedLoss(input, loss), dice, voxel };
}

function weightedSum(a: Tensor, aWeight: number, b: Tensor, bWeight: number): Tensor {
  return add(multiply(aWeight, a), multiply(bWeight, b));
}
