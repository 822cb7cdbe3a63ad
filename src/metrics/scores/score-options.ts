import { checkBoolean, checkChoice, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import type { OverlapCounts } from "../counts/overlap-counts.ts";

/** How the scores of the classes become one. */
export interface ScoreOptions {
  /**
   * `"macro"`, the default: the mean over classes; `"weighted"`: weighted by the voxels of the target; `"micro"`: the
   * score of the summed counts; `"none"`: one score a class.
   */
  readonly average?: "macro" | "micro" | "weighted" | "none" | undefined;
  /**
   * Whether class 0 takes part; default `true`, as in a {@link DiceMeter}. `dice` and the command `softdice score` leave it out by
   * default. Masks that overlap have no background: `false` is refused for them.
   */
  readonly includeBackground?: boolean | undefined;
  /** The score of an absent class; `"skip"`, the default: it is left out of the mean, and is NaN under `"none"`. */
  readonly absent?: "skip" | number | undefined;
  /** A class is absent if neither map contains it, `"both"`, the default; or if the target does not, `"target"`. */
  readonly absentIn?: "both" | "target" | undefined;
}

/** Options with which a score is a single number. */
export type AverageOptions = ScoreOptions & { readonly average?: "macro" | "micro" | "weighted" | undefined };

/** Options with which a score is a list, one number a class. */
export type PerClassOptions = ScoreOptions & { readonly average: "none" };

/** A score of one class, of counts that are not all 0; 0/0 is 0. */
export type Formula = (intersection: number, predicted: number, actual: number, voxels: number) => number;

/** {@link ScoreOptions} with their defaults. */
export interface ScoreSettings {
  /** How classes are combined: `"macro"` (the default), `"micro"` or `"weighted"`. */
  readonly average: "macro" | "micro" | "weighted" | "none";
  readonly includeBackground: boolean;
  readonly absent: "skip" | number;
  readonly absentIn: "both" | "target";
}

/** Names of {@link ScoreOptions}. */
export const SCORE_OPTIONS: readonly string[] = ["average", "includeBackground", "absent", "absentIn"];

/**
 * Validates the options of a score and fills in the defaults.
 *
 * @param known - the options that the function has
 */
export function readScoreOptions(
  name: string,
  options: ScoreOptions,
  known: readonly string[] = SCORE_OPTIONS,
): ScoreSettings {
  checkOptions(name, options, known);
  const { average = "macro", includeBackground = true, absent = "skip", absentIn = "both" } = options;
  checkChoice(name, "average", average, ["macro", "micro", "weighted", "none"]);
  checkBoolean(name, "includeBackground", includeBackground);
  checkAbsence(name, absent, absentIn);
  return { average, includeBackground, absent, absentIn };
}

/** Validates what an absent class is worth, and where it is absent. */
export function checkAbsence(name: string, absent: unknown, absentIn: unknown): void {
  checkChoice(name, "absentIn", absentIn, ["both", "target"]);
  if (absent === "skip") return;
  if (typeof absent !== "number")
    throw new TypeError(`${name}: absent is ${describe(absent)}, want "skip" or a number`);
  checkNumber(name, "absent", absent);
}

/** The first class that takes part: 1 without the background; refuses to leave out a class that is not one. */
export function firstClass(
  name: string,
  { predicted, noBackground }: Pick<OverlapCounts, "predicted" | "noBackground">,
  { includeBackground }: Pick<ScoreSettings, "includeBackground">,
): 0 | 1 {
  if (includeBackground) return 0;
  if (predicted.length === 1) throw onlyBackground(name);
  if (noBackground) throw new RangeError(`${name}: ${notBackground("the masks")}`);
  return 1;
}

/** Makes the error for a background that is left out where nothing else is there. */
export function onlyBackground(name: string): RangeError {
  return new RangeError(`${name}: includeBackground is false, and class 0 is the only class`);
}

/** Why class 0 cannot be left out of masks that overlap. */
export function notBackground(masks: string): string {
  return `includeBackground is false, but class 0 is not a background: ${masks} overlap, or some voxel is in none; includeBackground: true counts every mask`;
}
