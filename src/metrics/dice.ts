import { checkBoolean } from "../tensor/check-options.ts";
import type { NumberArray } from "../tensor/label-array.ts";
import { LabelMap } from "../tensor/label-map.ts";
import type { ForeignArray } from "../tensor/make/foreign-array.ts";
import { labelMap, type NestedLabels } from "../tensor/make/make-label-map.ts";
import { Tensor } from "../tensor/tensor.ts";
import type { VoxelChoice } from "../tensor/voxels/counted-voxels.ts";
import { checkClasses } from "./counts/check-classes.ts";
import { countLabelMaps } from "./counts/count-label-maps.ts";
import { countMasks } from "./counts/count-masks.ts";
import type { OverlapCounts } from "./counts/overlap-counts.ts";
import { averageScores } from "./scores/average-scores.ts";
import { dice as diceFormula } from "./scores/overlap-formulas.ts";
import { readScoreOptions, SCORE_OPTIONS, type ScoreOptions } from "./scores/score-options.ts";

/** A map of class numbers, or a mask: a label map, or anything that {@link labelMap} makes one of. */
export type Labels = LabelMap | NestedLabels | NumberArray | BigInt64Array | BigUint64Array | ForeignArray;

/** Options of {@link dice}. */
export interface DiceOptions extends VoxelChoice, Omit<ScoreOptions, "average" | "includeBackground"> {
  /** Number of classes, for an error if a label is beyond; by default the highest label + 1. */
  readonly classes?: number | undefined;
  /**
   * The axis of classes, where both maps are one-hot arrays, or masks of 0 and 1 that may overlap, in place of class numbers. Masks
   * that overlap have no background: they need `includeBackground: true`.
   */
  readonly classAxis?: number | undefined;
  /**
   * Whether class 0 takes part; default `false`, as in the command `softdice score`, and unlike in `diceScore` and a
   * {@link DiceMeter}: for two masks the score is that of the foreground.
   */
  readonly includeBackground?: boolean | undefined;
  /** How the classes become one number, as in {@link ScoreOptions}; `perClass` lists them. */
  readonly average?: "macro" | "micro" | "weighted" | undefined;
  /** Whether the score of each class is returned beside the mean; default `false`. */
  readonly perClass?: boolean | undefined;
}

/** The mean Dice score with that of each class. */
export interface DiceResult {
  /** NaN if no class has a score. */
  readonly mean: number;
  /** Ascending: the classes that have a score. */
  readonly classes: readonly { readonly class: number; readonly dice: number }[];
}

/**
 * Dice score of two maps of class numbers, or of two masks, in one call: 2·|A∩B| / (|A| + |B|) for each class, averaged over the
 * classes that either map contains. Class 0, the background, is left out.
 *
 * @param prediction - class numbers or a mask of any shape: nested arrays of numbers or booleans, a typed array, a label map, or a
 *   tensor of another library
 * @param target - of the same shape
 * @param options - see {@link DiceOptions}
 * @returns the mean over the classes, NaN if neither map contains one; with `perClass: true` a {@link DiceResult}
 * @throws {TypeError} if the values are not numbers or booleans
 * @throws {RangeError} if the shapes differ, a value is not a whole number, or the maps are masks of different values
 * @example
 * dice([[0, 1, 1], [0, 1, 0]], [[0, 1, 1], [0, 0, 0]]) // 0.8
 * @example
 * dice([0, 1, 1, 2], [0, 1, 2, 2], { perClass: true }).classes[0] // { class: 1, dice: 0.6666666666666666 }
 * @see Dice 1945, https://doi.org/10.2307/1932409
 */
export function dice(
  prediction: Labels,
  target: Labels,
  options: DiceOptions & { readonly perClass: true },
): DiceResult;
export function dice(
  prediction: Labels,
  target: Labels,
  options?: DiceOptions & { readonly perClass?: false | undefined },
): number;
export function dice(prediction: Labels, target: Labels, options?: DiceOptions): number | DiceResult;
export function dice(prediction: Labels, target: Labels, options: DiceOptions = {}): number | DiceResult {
  const own = ["classes", "classAxis", "perClass", "mask", "ignoreIndex"];
  const given = readScoreOptions("dice", options, [...own, ...SCORE_OPTIONS]);
  const { classes, classAxis, perClass = false, includeBackground = false, mask, ignoreIndex } = options;
  if (classes !== undefined) checkClasses("dice", classes);
  checkBoolean("dice", "perClass", perClass);
  if (given.average === "none")
    throw new RangeError('dice: average is "none"; perClass: true returns the score of each class');
  const [first, second] = [toLabelMap("prediction", prediction), toLabelMap("target", target)];
  const counts =
    classAxis === undefined
      ? countLabelMaps("dice", first, second, { classes, mask, ignoreIndex })
      : countMaskArrays(first, second, options);
  // One class alone is the background: no other is there to be scored.
  if (counts.predicted.length === 1 && !includeBackground) return perClass ? { mean: NaN, classes: [] } : NaN;
  const settings = { ...given, includeBackground };
  const mean = averageScores("dice", counts, settings, diceFormula) as number;
  if (!perClass) return mean;
  const lowest = includeBackground ? 0 : 1;
  const scores = averageScores("dice", counts, { ...settings, average: "none" }, diceFormula) as number[];
  return {
    mean,
    classes: scores
      .map((score, k) => ({ class: lowest + k, dice: score }))
      .filter((one) => !Number.isNaN(one.dice)),
  };
}

/** Counts masks along an axis of classes. */
function countMaskArrays(
  prediction: LabelMap,
  target: LabelMap,
  { classes, ignoreIndex, classAxis, mask }: DiceOptions,
): OverlapCounts {
  const without = classes !== undefined ? "classes" : ignoreIndex !== undefined ? "ignoreIndex" : undefined;
  if (without) throw new TypeError(`dice: ${without} has no effect with classAxis; leave it out`);
  const [p, t] = [prediction, target].map(({ data, shape }) => new Tensor(Float32Array.from(data), shape));
  return countMasks("dice", p!, t!, { classAxis, mask });
}

/** The label map of an argument; an error names the argument. */
function toLabelMap(argument: string, values: Labels): LabelMap {
  if (values instanceof LabelMap) return values;
  try {
    return labelMap(values);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replace(/^labelMap: /, `dice: ${argument} `);
    throw error;
  }
}
