import { describe } from "../tensor/describe.ts";
import { checkBoolean, checkChoice, checkNumber, checkOptions } from "../tensor/options.ts";
import { checkCounts, type OverlapCounts } from "./overlap-counts.ts";

/** How the scores of the classes become one. */
export interface ScoreOptions {
  /**
   * `"macro"`, the default: the mean over classes; `"weighted"`: weighted by the voxels of the target; `"micro"`: the
   * score of the summed counts; `"none"`: one score a class.
   */
  readonly average?: "macro" | "micro" | "weighted" | "none";
  /** Whether class 0 takes part; default `true`. */
  readonly includeBackground?: boolean;
  /** The score of an absent class; `"skip"`, the default: it leaves the mean, and is NaN under `"none"`. */
  readonly absent?: "skip" | number;
  /** A class is absent if neither map holds it, `"both"`, the default; or if the target does not, `"target"`. */
  readonly absentIn?: "both" | "target";
}

/** Options without an average of their own give a number. */
export type AverageOptions = ScoreOptions & { readonly average?: "macro" | "micro" | "weighted" };

/** One score a class. */
export type PerClassOptions = ScoreOptions & { readonly average: "none" };

/** A score of one class, of counts that are not all 0; 0/0 is 0. */
type Formula = (intersection: number, predicted: number, actual: number) => number;

/**
 * Dice score: 2·|A∩B| / (|A| + |B|), from 0 (disjoint) to 1 (equal).
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN where nothing is left to average
 * @throws {RangeError} if the counts contradict each other, or an option has no such value
 * @example
 * diceScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.6666666666666666
 * @see Dice 1945, https://doi.org/10.2307/1932409
 */
export function diceScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function diceScore(counts: OverlapCounts, options?: AverageOptions): number;
export function diceScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return diceOf("diceScore", counts, options);
}

/** The Dice score under the name of whoever is called. */
export function diceOf(name: string, counts: OverlapCounts, options: ScoreOptions): number | number[] {
  return score(name, counts, options, (i, p, t) => ratio(2 * i, p + t));
}

/**
 * Jaccard score, intersection over union: |A∩B| / |A∪B|, from 0 to 1; Dice/(2 − Dice).
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * jaccardScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.5
 */
export function jaccardScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function jaccardScore(counts: OverlapCounts, options?: AverageOptions): number;
export function jaccardScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return score("jaccardScore", counts, options, (i, p, t) => ratio(i, p + t - i));
}

/**
 * Precision: the part of the predicted voxels that is right, |A∩B| / |A|; 0 for a class that is there but never predicted.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * precisionScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.75
 */
export function precisionScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function precisionScore(counts: OverlapCounts, options?: AverageOptions): number;
export function precisionScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return score("precisionScore", counts, options, ratio);
}

/**
 * Recall, sensitivity: the part of the target voxels that was found, |A∩B| / |B|; 0 for a class that is not in the target
 * but predicted.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * recallScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.75
 */
export function recallScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function recallScore(counts: OverlapCounts, options?: AverageOptions): number;
export function recallScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return score("recallScore", counts, options, (i, _, t) => ratio(i, t));
}

/**
 * Volume similarity: 1 − ||A| − |B|| / (|A| + |B|), from 0 to 1; blind to where the voxels are.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * volumeSimilarity({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.6666666666666667
 */
export function volumeSimilarity(counts: OverlapCounts, options: PerClassOptions): number[];
export function volumeSimilarity(counts: OverlapCounts, options?: AverageOptions): number;
export function volumeSimilarity(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return score("volumeSimilarity", counts, options, (_, p, t) => 1 - ratio(Math.abs(p - t), p + t));
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

function score(
  name: string,
  counts: OverlapCounts,
  options: ScoreOptions,
  formula: Formula,
): number | number[] {
  const { intersection, predicted, actual } = checkCounts(name, counts);
  const { average, includeBackground, absent, absentIn } = scoreOptions(name, options);
  const first = includeBackground ? 0 : 1;
  if (first === predicted.length)
    throw new RangeError(`${name}: includeBackground false leaves no class of 1`);
  const value = (i: number, p: number, t: number) => {
    const isAbsent = absentIn === "target" ? t === 0 : p + t === 0;
    if (isAbsent) return absent === "skip" ? Number.NaN : absent;
    return formula(i, p, t);
  };
  if (average === "micro")
    return value(total(intersection, first), total(predicted, first), total(actual, first));
  const values = predicted.slice(first).map((p, c) => value(intersection[first + c]!, p, actual[first + c]!));
  if (average === "none") return values;
  let sum = 0;
  let weights = 0;
  values.forEach((classScore, c) => {
    if (Number.isNaN(classScore)) return;
    const weight = average === "weighted" ? actual[first + c]! : 1;
    sum += weight * classScore;
    weights += weight;
  });
  // Weights by voxels of the target say nothing where there are none; a value given for absent classes does.
  return weights === 0 && absent !== "skip" ? absent : sum / weights;
}

/** Names of {@link ScoreOptions}. */
export const SCORE_OPTIONS: readonly string[] = ["average", "includeBackground", "absent", "absentIn"];

/** The options with their defaults, after a look at them. */
export function scoreOptions(name: string, options: ScoreOptions): Required<ScoreOptions> {
  checkOptions(name, options, SCORE_OPTIONS);
  const { average = "macro", includeBackground = true, absent = "skip", absentIn = "both" } = options;
  checkChoice(name, "average", average, ["macro", "micro", "weighted", "none"]);
  checkBoolean(name, "includeBackground", includeBackground);
  checkChoice(name, "absentIn", absentIn, ["both", "target"]);
  if (absent !== "skip") {
    if (typeof absent !== "number")
      throw new TypeError(`${name}: absent is ${describe(absent)}, want "skip" or a number`);
    checkNumber(name, "absent", absent);
  }
  return { average, includeBackground, absent, absentIn };
}

function total(values: readonly number[], first: number): number {
  let sum = 0;
  for (let c = first; c < values.length; c++) sum += values[c]!;
  return sum;
}
