import { checkBoolean, checkChoice, checkOptions } from "../tensor/options.ts";
import type { OverlapLossOptions } from "./overlap-options.ts";

/** Options of the losses that are a mean over voxels. */
export type VoxelLossOptions = Pick<
  OverlapLossOptions,
  | "classAxis"
  | "activation"
  | "includeBackground"
  | "classWeights"
  | "weightNormalization"
  | "mask"
  | "ignoreIndex"
  | "reduction"
  | "validate"
>;

const NAMES = [
  "classAxis",
  "activation",
  "includeBackground",
  "classWeights",
  "weightNormalization",
  "mask",
  "ignoreIndex",
  "reduction",
  "validate",
] as const satisfies readonly (keyof VoxelLossOptions)[];

/** Shared options that say nothing to a mean over voxels. */
const MEANINGLESS = ["smooth", "squared", "overlap", "batch", "average", "absentClasses"];

type Optional = "classWeights" | "mask" | "ignoreIndex";

/** The options with their defaults, checked as far as they can be without the prediction. */
export type VoxelSettings = Required<Omit<VoxelLossOptions, Optional>> & {
  readonly [Name in Optional]: VoxelLossOptions[Name] | undefined;
};

/** @param own - the options of this loss alone, which are left to it */
export function voxelSettings(
  name: string,
  options: VoxelLossOptions,
  own: readonly string[] = [],
): VoxelSettings {
  checkOptions(name, options, [...own, ...NAMES, ...MEANINGLESS]);
  for (const option of MEANINGLESS) {
    if (option in options) throw new RangeError(`${name}: ${option} has no meaning here, leave it out`);
  }
  const {
    classAxis = -1,
    activation = "none",
    includeBackground = true,
    weightNormalization = "weights",
    reduction = "mean",
    validate = true,
    classWeights,
    mask,
    ignoreIndex,
  } = options;
  checkChoice(name, "activation", activation, ["none", "sigmoid", "softmax"]);
  checkBoolean(name, "includeBackground", includeBackground);
  checkChoice(name, "weightNormalization", weightNormalization, ["weights", "classes", "none"]);
  checkChoice(name, "reduction", reduction, ["mean", "sum", "none"]);
  checkBoolean(name, "validate", validate);
  return {
    classAxis,
    activation,
    includeBackground,
    weightNormalization,
    reduction,
    validate,
    classWeights,
    mask,
    ignoreIndex,
  };
}
