import { checkBoolean, checkChoice, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** Added to numerator and denominator of a score; a field left out is 0. */
export interface Smooth {
  readonly numerator?: number;
  readonly denominator?: number;
  /** The denominator is at least this, after the addition. */
  readonly floor?: number;
}

/** Options of the losses that are formulas over overlap sums. */
export interface OverlapLossOptions {
  /** The axis of classes: −1, the default, is channels-last, 1 is channels-first; `null`: no such axis, one class. */
  readonly classAxis?: number | null;
  /** `"none"`, the default: the prediction holds probabilities; else it holds logits. */
  readonly activation?: "none" | "sigmoid" | "softmax";
  /** Added to numerator and denominator, at the scale of 2·Σ p·t; default 1e-6. 0/0 is a score of 1. */
  readonly smooth?: number | Smooth;
  /** Σ p² + Σ t² in the denominator; default `false`. */
  readonly squared?: boolean;
  /** `"product"`, the default: Σ p·t; `"semimetric"`: (Σ p + Σ t − Σ |p − t|)/2, which is exact for soft labels. */
  readonly overlap?: "product" | "semimetric";
  /** Whether the sums are pooled over the batch before the ratio; default `false`. */
  readonly batch?: boolean;
  /**
   * `"macro"`, the default: one ratio a class, then their mean; `"micro"`: the sums of the classes are pooled before the
   * ratio. Micro over a softmax with its background is no overlap loss: predicted and actual are both the number of
   * voxels, and what is left is one minus the mean probability of the true class: 0.375 for true classes of 0.75 and 0.5.
   */
  readonly average?: "macro" | "micro";
  /** Whether class 0 takes part; default `true`. */
  readonly includeBackground?: boolean;
  /** A weight for every class, class 0 included; none by default. */
  readonly classWeights?: readonly number[];
  /** What the weighted mean over classes is divided by: `"weights"`, their sum, by default; their number; nothing. */
  readonly weightNormalization?: "weights" | "classes" | "none";
  /** A class without a target voxel: `"keep"`, the default; `"skip"`: leaves the mean; `"zero"`: has loss 0 in it. */
  readonly absentClasses?: "keep" | "skip" | "zero";
  /** Voxels that count: those that are not 0; shape of the prediction without its class axis. */
  readonly mask?: Tensor | LabelMap;
  /** A label of a LabelMap target; its voxels do not count. */
  readonly ignoreIndex?: number;
  /** `"mean"`, the default, `"sum"`, or `"none"`: the weighted losses, [batch, classes]. */
  readonly reduction?: "mean" | "sum" | "none";
  /** Whether values are looked at, default `true`; `false` for a hot loop, or steps outside of [0, 1]. */
  readonly validate?: boolean;
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

/** The options with their defaults, checked as far as they can be without the prediction. */
export type OverlapSettings = Required<Omit<OverlapLossOptions, Optional | "smooth">> & {
  readonly [Name in Optional]: OverlapLossOptions[Name] | undefined;
} & { readonly smooth: Required<Smooth> };

/**
 * @param own - the options of this loss alone, which are left to it
 * @param meaningless - shared options that this loss cannot follow
 */
export function overlapSettings(
  name: string,
  options: OverlapLossOptions,
  own: readonly string[] = [],
  meaningless: readonly string[] = [],
): OverlapSettings {
  checkOptions(name, options, [...own, ...NAMES]);
  for (const option of meaningless) {
    if ((options as Record<string, unknown>)[option] !== undefined)
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
  } = options;
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
    classAxis,
    activation,
    smooth: checkSmooth(name, smooth),
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

function checkSmooth(name: string, smooth: unknown): Required<Smooth> {
  if (typeof smooth !== "object" || smooth === null) {
    checkNumber(name, "smooth", smooth, 0);
    return { numerator: smooth, denominator: smooth, floor: 0 };
  }
  checkOptions(`${name}: smooth`, smooth, ["numerator", "denominator", "floor"]);
  const { numerator = 0, denominator = 0, floor = 0 } = smooth as Smooth;
  checkNumber(name, "smooth.numerator", numerator, 0);
  checkNumber(name, "smooth.denominator", denominator, 0);
  checkNumber(name, "smooth.floor", floor, 0);
  return { numerator, denominator, floor };
}

/** Refuses one class where the options need several. */
export function checkClassCount(
  name: string,
  classes: number,
  { activation, includeBackground }: Pick<OverlapSettings, "activation" | "includeBackground">,
): void {
  if (classes > 1) return;
  if (activation === "softmax") {
    throw new RangeError(
      `${name}: softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one`,
    );
  }
  if (!includeBackground) throw new RangeError(`${name}: includeBackground false leaves no class of 1`);
}

/** A copy of the class weights after a look at them; `null` if there are none. */
export function checkClassWeights(
  name: string,
  weights: unknown,
  classes: number,
  includeBackground: boolean,
): readonly number[] | null {
  if (weights === undefined) return null;
  if (!Array.isArray(weights) && !(ArrayBuffer.isView(weights) && !(weights instanceof DataView))) {
    throw new TypeError(`${name}: classWeights are ${describe(weights)}, want an array of numbers`);
  }
  // The iterator of a typed array whose memory is gone throws; its length is 0.
  const list: unknown[] = Array.isArray(weights) ? Array.from(weights) : Array.prototype.slice.call(weights);
  if (list.length !== classes) {
    throw new RangeError(
      `${name}: ${list.length} classWeights for ${classes} classes, want one for every class`,
    );
  }
  list.forEach((weight, index) => {
    checkNumber(name, `classWeights[${index}]`, weight, 0);
  });
  const kept = includeBackground ? list : list.slice(1);
  if (kept.every((weight) => weight === 0)) {
    throw new RangeError(`${name}: classWeights ${describeList(list)} leave no class with a weight`);
  }
  return list as number[];
}
