import { checkBoolean, checkChoice, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";

/** Numbers that are added to the numerator and the denominator of a score; an omitted field is 0. */
export interface Smooth {
  /** The constant that is added to the numerator; default 0. */
  readonly numerator?: number | undefined;
  /** The constant that is added to the denominator; default 0. */
  readonly denominator?: number | undefined;
  /** The least value of the denominator, after the addition. */
  readonly floor?: number | undefined;
}

/** Options of the losses that are formulas over overlap sums. */
export interface OverlapLossOptions extends VoxelChoice {
  /** The axis of the classes: −1, the default, is channels-last, 1 is channels-first; `null`: no such axis, one class. */
  readonly classAxis?: number | null | undefined;
  /** `"none"`, the default: the prediction contains probabilities; otherwise it contains logits. */
  readonly activation?: "none" | "sigmoid" | "softmax" | undefined;
  /** Added to numerator and denominator, on the scale of 2·Σ p·t; default 1e-6. 0/0 is a score of 1. */
  readonly smooth?: number | Smooth | undefined;
  /** Σ p² + Σ t² in the denominator; default `false`. */
  readonly squared?: boolean | undefined;
  /** `"product"`, the default: Σ p·t; `"semimetric"`: Σ min(p, t), which is (Σ p + Σ t − Σ |p − t|)/2 and exact for soft labels. */
  readonly overlap?: "product" | "semimetric" | undefined;
  /** Whether the sums of all samples are added before the ratio; default `false`. */
  readonly batch?: boolean | undefined;
  /**
   * `"macro"`, the default: one ratio per class, then their mean; `"micro"`: the sums of the classes are added before the
   * ratio. Micro over a softmax with its background is not an overlap loss: predicted and actual are both the number of
   * voxels, and one minus the mean probability of the true class is left: 0.375 for true classes of 0.75 and 0.5.
   */
  readonly average?: "macro" | "micro" | undefined;
  /** Whether class 0 takes part; default `true`. */
  readonly includeBackground?: boolean | undefined;
  /** A weight for every class, class 0 included; none by default. */
  readonly classWeights?: ArrayLike<number> | undefined;
  /** The divisor of the weighted mean over classes: `"weights"`, their sum, by default; their number; none. */
  readonly weightNormalization?: "weights" | "classes" | "none" | undefined;
  /** A class without a target voxel: `"keep"`, the default; `"skip"`: is left out of the mean; `"zero"`: has loss 0 in it. */
  readonly absentClasses?: "keep" | "skip" | "zero" | undefined;
  /** `"mean"`, the default, `"sum"`, or `"none"`: the weighted losses, [batch, classes]. */
  readonly reduction?: "mean" | "sum" | "none" | undefined;
  /** Whether values are validated, default `true`; `false` for a hot loop, or steps outside of [0, 1]. */
  readonly validate?: boolean | undefined;
}

const NAMES = [
  "classAxis",
  "activation",
  "smooth",
  "squared",
  "overlap",
  "batch",
  "average",
  "includeBackground",
  "classWeights",
  "weightNormalization",
  "absentClasses",
  "mask",
  "ignoreIndex",
  "reduction",
  "validate",
] as const satisfies readonly (keyof OverlapLossOptions)[];

type Optional = "classWeights" | "mask" | "ignoreIndex";

/** The options of a loss with their defaults, validated as far as that is possible without the prediction. */
export type LossSettings = {
  readonly [Name in Exclude<keyof OverlapLossOptions, Optional | "smooth">]-?: Exclude<
    OverlapLossOptions[Name],
    undefined
  >;
} & { readonly [Name in Optional]: OverlapLossOptions[Name] } & {
  /** The name of the loss, for its errors. */
  readonly name: string;
  readonly smooth: { readonly [Name in keyof Smooth]-?: number };
  /** All options as they were when the loss was called: each is read once. */
  readonly given: Readonly<Record<string, unknown>>;
};

/** The options that a loss accepts beside the shared ones, and those of them that it refuses. */
export interface OptionNames {
  /** The options of this loss alone, which it validates itself. */
  readonly extraOptions?: readonly string[];
  /** Shared options that this loss cannot follow. */
  readonly unsupported?: readonly string[];
}

/** Shared options without a meaning for a mean over voxels. */
export const UNSUPPORTED_BY_VOXEL_LOSSES = [
  "smooth",
  "squared",
  "overlap",
  "batch",
  "average",
  "absentClasses",
] as const;

/** Options of the losses that are a mean over voxels. */
export type VoxelLossOptions = Omit<OverlapLossOptions, (typeof UNSUPPORTED_BY_VOXEL_LOSSES)[number]>;

/** Validates the options of a loss and fills in the defaults. */
export function readLossOptions(
  name: string,
  options: object,
  { extraOptions = [], unsupported = [] }: OptionNames = {},
): LossSettings {
  checkOptions(name, options, [...extraOptions, ...NAMES]);
  const given: Readonly<Record<string, unknown>> = { ...options };
  for (const option of unsupported) {
    if (given[option] !== undefined)
      throw new RangeError(`${name}: ${option} has no meaning here, leave it out`);
  }
  const {
    classAxis = -1,
    activation = "none",
    smooth = 1e-6,
    squared = false,
    overlap = "product",
    batch = false,
    average = "macro",
    includeBackground = true,
    weightNormalization = "weights",
    absentClasses = "keep",
    reduction = "mean",
    validate = true,
    classWeights,
    mask,
    ignoreIndex,
  } = given as OverlapLossOptions;
  checkChoice(name, "activation", activation, ["none", "sigmoid", "softmax"]);
  checkBoolean(name, "squared", squared);
  checkChoice(name, "overlap", overlap, ["product", "semimetric"]);
  checkBoolean(name, "batch", batch);
  checkChoice(name, "average", average, ["macro", "micro"]);
  checkBoolean(name, "includeBackground", includeBackground);
  checkChoice(name, "weightNormalization", weightNormalization, ["weights", "classes", "none"]);
  checkChoice(name, "absentClasses", absentClasses, ["keep", "skip", "zero"]);
  checkChoice(name, "reduction", reduction, ["mean", "sum", "none"]);
  checkBoolean(name, "validate", validate);
  return {
    name,
    given,
    classAxis,
    activation,
    smooth: readSmooth(name, smooth),
    squared,
    overlap,
    batch,
    average,
    includeBackground,
    weightNormalization,
    absentClasses,
    reduction,
    validate,
    classWeights,
    mask,
    ignoreIndex,
  };
}

/** The range of smoothing other than 0: beyond it the ratio or its slope is not a finite number. */
const [MIN_SMOOTH, MAX_SMOOTH] = [1e-300, 1e300];

function readSmooth(name: string, smooth: unknown): LossSettings["smooth"] {
  if (typeof smooth !== "object" || smooth === null) {
    checkSmooth(name, "smooth", smooth);
    return { numerator: smooth, denominator: smooth, floor: 0 };
  }
  checkOptions(`${name}: smooth`, smooth, ["numerator", "denominator", "floor"]);
  const { numerator = 0, denominator = 0, floor = 0 } = smooth as Smooth;
  checkSmooth(name, "smooth.numerator", numerator);
  checkSmooth(name, "smooth.denominator", denominator);
  checkSmooth(name, "smooth.floor", floor);
  return { numerator, denominator, floor };
}

function checkSmooth(name: string, option: string, value: unknown): asserts value is number {
  checkNumber(name, option, value, 0);
  if (value !== 0 && (value < MIN_SMOOTH || value > MAX_SMOOTH)) {
    throw new RangeError(`${name}: ${option} is ${value}, want 0 or ${MIN_SMOOTH} to ${MAX_SMOOTH}`);
  }
}

/** The largest weight or exponent of a loss: its products have to stay finite. */
const MAX_FACTOR = 1e300;

/** Validates an option that multiplies a loss or a sum: a number from 0 to {@link MAX_FACTOR}. */
export function checkFactor(name: string, option: string, value: unknown): asserts value is number {
  checkNumber(name, option, value, 0);
  if (value > MAX_FACTOR) throw new RangeError(`${name}: ${option} is ${value}, want at most ${MAX_FACTOR}`);
}
