import { checkBoolean, checkChoice, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { checkCounts, type OverlapCounts } from "../counts/overlap-counts.ts";

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
export type Formula = (intersection: number, predicted: number, actual: number, voxels: number) => number;

/** The scores of the classes, or their average, under the name of whoever is called. */
export function averageScores(
  name: string,
  counts: OverlapCounts,
  options: ScoreOptions,
  formula: Formula,
): number | number[] {
  const { intersection, predicted, actual, voxels } = checkCounts(name, counts);
  const { average, includeBackground, absent, absentIn } = scoreOptions(name, options);
  const first = includeBackground ? 0 : 1;
  if (first === predicted.length)
    throw new RangeError(`${name}: includeBackground false leaves no class of 1`);
  const value = (i: number, p: number, t: number, n: number) => {
    if (isAbsent(p, t, absentIn)) return absent === "skip" ? Number.NaN : absent;
    return formula(i, p, t, n);
  };
  if (average === "micro") {
    // Summed over classes, a voxel counts once for each.
    const all = voxels * (predicted.length - first);
    return value(total(intersection, first), total(predicted, first), total(actual, first), all);
  }
  const values = predicted
    .slice(first)
    .map((p, c) => value(intersection[first + c]!, p, actual[first + c]!, voxels));
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

/** Whether a class is absent, from its voxels in both maps. */
export function isAbsent(predicted: number, actual: number, absentIn: "both" | "target"): boolean {
  return absentIn === "target" ? actual === 0 : predicted + actual === 0;
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
