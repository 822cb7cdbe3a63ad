import {
  checkBoolean,
  checkChoice,
  checkInteger,
  checkNumber,
  checkOptions,
} from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import {
  checkConvention,
  checkConventionScore,
  conventionOf,
  hasScore,
} from "../conventions/convention-name.ts";
import type { ConventionName } from "../conventions/convention-table.ts";
import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import type { MeasureName } from "../scores/measure-formulas.ts";
import { isLowerBetter, isOfLesions } from "../scores/score-measure.ts";
import { type NamedScore, parseScoreNames, type ScoreName } from "../scores/score-name.ts";
import type { ScoreOptions } from "../scores/score-options.ts";
import { FIXED_LESION_SCORES } from "../scores/score-table.ts";
import { type KeptMeasures, measuredScores } from "../state/surface-measures.ts";

/** The measures of a meter beyond counts. */
export interface Kept {
  readonly surface?: KeptMeasures | undefined;
  readonly measures?: readonly MeasureName[] | undefined;
  readonly bins?: number | undefined;
  readonly lesions?: KeptLesionRules | undefined;
}

/** How intervals are made: those of means and of mean differences, of scores that have bounds, as of {@link meanInterval}. */
export interface IntervalOptions {
  /** Confidence of the intervals, above 0, below 1; default 0.95. */
  readonly confidence?: number | undefined;
  /** Random weightings of the cases; 0 for no intervals; default 2000. */
  readonly resamples?: number | undefined;
  /** Of the weights, from 0 to 2³² − 1; default 0. */
  readonly seed?: number | undefined;
}

/** Which scores, and what absent classes are worth. */
export interface CompareOptions
  extends Pick<ScoreOptions, "includeBackground" | "absentIn">,
    IntervalOptions {
  /** Names of scores; by default `"dice"` and every surface measure that the meter keeps. */
  readonly scores?: readonly ScoreName[] | undefined;
  /**
   * The score of an absent class in a case. `"skip"`, the default: the case has none; `"best"`: 1, of a distance 0; a number
   * is the value of one kind of score, not of both.
   */
  readonly absent?: "skip" | "best" | number | undefined;
  /**
   * The distance of a class that one map alone contains, instead of Infinity: a length, such as the 374 mm of BraTS, or `"diagonal"`, the
   * length of the image's diagonal, which a meter keeps with `measures: ["diagonal"]`. Lesions have their own.
   */
  readonly penalty?: number | "diagonal" | undefined;
  /**
   * The tool whose choices decide which classes have a score, the value of an absent class, and what counts in the mean; by default
   * that of the surface measures that the meter keeps.
   */
  readonly convention?: ConventionName | undefined;
}

/** Options of {@link DiceMeter.report}. */
export interface ReportOptions extends CompareOptions {
  /** How many of the worst cases are listed; default 5. */
  readonly worst?: number | undefined;
}

/** The options of a comparison with their defaults. */
export type CompareSettings = Settings<CompareOptions>;

/** The options of a report with their defaults. */
export type ReportSettings = Settings<ReportOptions>;

/** Options with a value for each; the convention and the penalty only where there is one. */
type Settings<Options> = {
  readonly [Name in Exclude<keyof Options, "convention" | "penalty">]-?: Exclude<Options[Name], undefined>;
} & { readonly convention?: ConventionName; readonly penalty?: number | "diagonal" };

const COMPARE_OPTIONS = [
  "scores",
  "includeBackground",
  "absent",
  "absentIn",
  "confidence",
  "resamples",
  "seed",
  "penalty",
  "convention",
];

/** The most weightings: each takes as many random numbers as there are cases. */
export const MAX_RESAMPLES = 1_000_000;

/** Validates the options of a report and fills in the defaults; returns the scores by name as well. */
export function reportSettings(
  name: string,
  options: ReportOptions,
  kept: Kept,
): { settings: ReportSettings; scores: NamedScore[] } {
  const { settings, scores } = compareSettings(name, options, kept, [...COMPARE_OPTIONS, "worst"]);
  const { worst = 5 } = options;
  checkInteger(name, "worst", worst, 0);
  return { settings: { ...settings, worst }, scores };
}

/** Validates the options of a comparison and fills in the defaults. */
export function compareSettings(
  name: string,
  options: CompareOptions,
  kept: Kept,
  known: readonly string[] = COMPARE_OPTIONS,
): { settings: CompareSettings; scores: NamedScore[] } {
  checkOptions(name, options, known);
  const convention = conventionFor(name, options, kept.surface);
  const { scores: named = defaultScores(name, kept, convention) } = options;
  const background = convention === undefined || conventionOf(convention).background;
  const { includeBackground = background, absent = "skip", absentIn = "both" } = options;
  const { confidence = 0.95, resamples = 2000, seed = 0 } = options;
  const scores = parseScoreNames(name, named);
  for (const score of scores) {
    checkKept(name, "this meter", score, kept);
    if (convention !== undefined) checkConventionScore(name, convention, score);
  }
  checkBoolean(name, "includeBackground", includeBackground);
  checkChoice(name, "absentIn", absentIn, ["both", "target"]);
  checkAbsent(name, absent, scores);
  const { penalty } = options;
  if (penalty !== undefined) checkPenalty(name, penalty, convention, kept);
  checkNumber(name, "confidence", confidence);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`${name}: confidence is ${confidence}, want above 0 and below 1, like 0.95`);
  checkInteger(name, "resamples", resamples, 0);
  if (resamples > MAX_RESAMPLES)
    throw new RangeError(`${name}: resamples is ${resamples}, want at most ${MAX_RESAMPLES}`);
  checkInteger(name, "seed", seed, 0);
  if (seed >= 2 ** 32) throw new RangeError(`${name}: seed is ${seed}, want below 2³²`);
  const names = scores.map((score) => score.name);
  const settings = {
    scores: names,
    includeBackground,
    absent,
    absentIn,
    confidence,
    resamples,
    seed,
    ...(penalty !== undefined && { penalty }),
    ...(convention !== undefined && { convention }),
  };
  return { settings, scores };
}

/** The convention of a report: surfaces that were measured by one have no scores by another. */
function conventionFor(
  name: string,
  { convention = undefined, absent, absentIn }: CompareOptions,
  kept: KeptMeasures | undefined,
): ConventionName | undefined {
  const chosen =
    convention === undefined ? kept?.convention : checkConvention(name, "convention", convention);
  if (chosen === undefined) return undefined;
  if (kept && kept.convention !== chosen)
    throw new RangeError(
      `${name}: convention is "${chosen}", and the surfaces were measured ${kept.convention ? `by "${kept.convention}"` : "without one"}; give the same to both`,
    );
  if (absent !== undefined || absentIn !== undefined)
    throw new RangeError(
      `${name}: ${absent === undefined ? "absentIn" : "absent"} is given, and convention "${chosen}" decides it; leave one of them out`,
    );
  return chosen;
}

/** Dice and all surface scores that the meter keeps, or those of them that the tool has. */
function defaultScores(
  name: string,
  { surface, lesions }: Kept,
  convention: ConventionName | undefined,
): readonly ScoreName[] {
  const scores: ScoreName[] = ["dice", ...measuredScores(surface), ...lesionScoreNames(lesions)];
  if (convention === undefined) return scores;
  return parseScoreNames(name, scores)
    .filter((score) => hasScore(convention, score))
    .map((score) => score.name);
}

/** Validates that a meter, `whose`, keeps the surface measures of a score. */
export function checkKept(name: string, whose: string, score: NamedScore, kept: Kept): void {
  const { surface, measures, lesions } = kept;
  if (score.kind === "measure") {
    if (measures?.includes(score.measure)) return;
    throw new RangeError(
      `${name}: score ${describe(score.name)} needs the measure "${score.measure}", which ${whose} does not keep; new DiceMeter({ measures: ["${score.measure}"] }) does`,
    );
  }
  const ofLesions = isOfLesions(score);
  const names = ofLesions ? lesionScoreNames(lesions) : measuredScores(surface);
  if (score.kind === "overlap" || names.includes(score.name)) return;
  if (score.kind === "average-distance" && surface?.average === true) return;
  const nothing = ofLesions ? "no lesions" : "no surface measures";
  const keeps = names.length === 0 ? nothing : names.join(", ");
  throw new RangeError(
    `${name}: score ${describe(score.name)} needs measures that ${whose} does not keep; it keeps ${keeps}`,
  );
}

function checkPenalty(
  name: string,
  penalty: unknown,
  convention: ConventionName | undefined,
  { measures }: Kept,
): void {
  if (convention !== undefined)
    throw new RangeError(
      `${name}: penalty is given, and convention "${convention}" decides it; leave one of them out`,
    );
  if (typeof penalty === "string") checkChoice(name, "penalty", penalty, ["diagonal"]);
  else checkNumber(name, "penalty", penalty, 0);
  if (penalty === "diagonal" && !measures?.includes("diagonal"))
    throw new RangeError(
      `${name}: penalty is "diagonal", which this meter does not keep; new DiceMeter({ measures: ["diagonal"] }) does`,
    );
}

/** The names of the scores that lesions make. */
function lesionScoreNames(rules: Kept["lesions"]): ScoreName[] {
  if (rules === undefined) return [];
  return [
    ...FIXED_LESION_SCORES,
    ...rules.tolerances.map((tolerance): ScoreName => `lesion-surface-dice@${tolerance}mm`),
    ...rules.percentiles.map((percentile): ScoreName => `lesion-hd${percentile}`),
  ];
}

/** Validates the value of an absent class: one number cannot be both a share and a length. */
function checkAbsent(name: string, absent: unknown, scores: readonly NamedScore[]): void {
  if (absent === "skip" || absent === "best") return;
  if (typeof absent !== "number")
    throw new TypeError(`${name}: absent is ${describe(absent)}, want "skip", "best" or a number`);
  checkNumber(name, "absent", absent);
  const distance = scores.find(isLowerBetter);
  const share = scores.find((score) => !isLowerBetter(score));
  if (distance !== undefined && share !== undefined) {
    throw new RangeError(
      `${name}: absent is ${absent}, for ${share.name} and for ${distance.name}; want "skip" or "best", or a report for each`,
    );
  }
}
