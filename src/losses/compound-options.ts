import { add, multiply } from "../ops/arithmetic.ts";
import { checkBoolean, checkNumber, checkOptions } from "../tensor/check-options.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { OverlapLossOptions } from "./overlap/overlap-options.ts";
import type { VoxelLossOptions } from "./voxel/voxel-options.ts";

/** Options of every loss that adds a voxel loss to the Dice loss. */
export interface CompoundLossOptions extends Omit<OverlapLossOptions, "reduction"> {
  /** Weight of the Dice part, default 1. */
  readonly diceWeight?: number;
  /** `"mean"`, the default, or `"sum"`; the parts differ in shape, so there is no `"none"`. */
  readonly reduction?: "mean" | "sum";
  /** `true`: the loss comes with its parts, each before its weight. */
  readonly parts?: boolean;
}

/** What a compound loss is made of. */
export interface Compound {
  readonly name: string;
  /** Name of the weight of the part beside Dice. */
  readonly otherWeight: string;
  /** Options that only that part follows. */
  readonly otherOptions: readonly string[];
}

/** Options that the Dice part alone follows: the voxel part keeps the background. */
const DICE = ["smooth", "squared", "overlap", "batch", "average", "includeBackground", "absentClasses"];
const BOTH = [
  "classAxis",
  "activation",
  "classWeights",
  "weightNormalization",
  "ignoreIndex",
  "mask",
  "reduction",
  "validate",
];

/** The options of a compound loss dealt out to its parts, and the weights of those. */
export interface Deal {
  readonly dice: OverlapLossOptions;
  readonly other: VoxelLossOptions;
  readonly diceWeight: number;
  readonly weight: number;
  readonly parts: boolean;
}

export function dealOptions({ name, otherWeight, otherOptions }: Compound, options: object): Deal {
  checkOptions(name, options, [...DICE, ...BOTH, ...otherOptions, "diceWeight", otherWeight, "parts"]);
  const given = options as Record<string, unknown>;
  const { diceWeight = 1, [otherWeight]: weight = 1, parts = false, reduction } = given;
  checkNumber(name, "diceWeight", diceWeight, 0);
  checkNumber(name, otherWeight, weight, 0);
  checkBoolean(name, "parts", parts);
  if (reduction === "none") {
    throw new RangeError(`${name}: reduction is "none", want "mean" or "sum"; the parts differ in shape`);
  }
  const pick = (names: readonly string[]) =>
    Object.fromEntries(
      names.filter((option) => given[option] !== undefined).map((option) => [option, given[option]]),
    );
  return {
    dice: pick([...DICE, ...BOTH]),
    other: pick([...BOTH, ...otherOptions]),
    diceWeight,
    weight,
    parts,
  };
}

/** The weighted sum of two losses. */
export function weightedSum(a: Tensor, aWeight: number, b: Tensor, bWeight: number): Tensor {
  return add(multiply(aWeight, a), multiply(bWeight, b));
}
