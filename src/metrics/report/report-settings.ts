import {
  checkBoolean,
  checkChoice,
  checkInteger,
  checkNumber,
  checkOptions,
} from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import type { ScoreOptions } from "../scores/average-scores.ts";
import { type NamedScore, parseScoreNames, type ScoreName } from "../scores/score-name.ts";
import { type KeptMeasures, measuredScores } from "../state/surface-measures.ts";
import type { IntervalMethod } from "../statistics/confidence-interval.ts";

/** How intervals are made. */
export interface IntervalOptions {
  /** Confidence of the intervals, above 0, below 1; default 0.95. */
  readonly confidence?: number;
  /** `"percentile"`, the default; or `"bca"`, corrected for bias and skewness (Efron 1987). */
  readonly method?: IntervalMethod;
  /** Resamples of the cases; 0 for no intervals; default 2000. */
  readonly resamples?: number;
  /** Of the resampling, from 0 to 2³² − 1; default 0. */
  readonly seed?: number;
}

/** Which scores, and what absent classes are worth. */
export interface CompareOptions
  extends Pick<ScoreOptions, "includeBackground" | "absentIn">,
    IntervalOptions {
  /** Names of scores; by default `"dice"` and every surface measure that the meter keeps. */
  readonly scores?: readonly ScoreName[];
  /**
   * The score of an absent class in a case. `"skip"`, the default: the case has none; `"best"`: 1, of a distance 0; a number
   * stands for the one kind or the other, not for both.
   */
  readonly absent?: "skip" | "best" | number;
}

/** Options of {@link DiceMeter.report}. */
export interface ReportOptions extends CompareOptions {
  /** How many of the worst cases are listed; default 5. */
  readonly worst?: number;
}

/** The options of a comparison with their defaults. */
export type CompareSettings = Required<CompareOptions>;

/** The options of a report with their defaults. */
export type ReportSettings = Required<ReportOptions>;

const COMPARE_OPTIONS = [
  "scores",
  "includeBackground",
  "absent",
  "absentIn",
  "confidence",
  "method",
  "resamples",
  "seed",
];

/** The options of a report with their defaults, and the scores that are named, after a look at them. */
export function reportSettings(
  name: string,
  options: ReportOptions,
  kept: KeptMeasures | undefined,
): { settings: ReportSettings; scores: NamedScore[] } {
  checkOptions(name, options, [...COMPARE_OPTIONS, "worst"]);
  const { worst = 5, ...rest } = options;
  checkInteger(name, "worst", worst, 0);
  const { settings, scores } = compareSettings(name, rest, kept);
  return { settings: { ...settings, worst }, scores };
}

export function compareSettings(
  name: string,
  options: CompareOptions,
  kept: KeptMeasures | undefined,
): { settings: CompareSettings; scores: NamedScore[] } {
  checkOptions(name, options, COMPARE_OPTIONS);
  const { scores: named = ["dice", ...measuredScores(kept)] } = options;
  const { includeBackground = true, absent = "skip", absentIn = "both" } = options;
  const { confidence = 0.95, method = "percentile", resamples = 2000, seed = 0 } = options;
  const scores = parseScoreNames(name, named);
  for (const score of scores) checkKept(name, "this meter", score, kept);
  checkBoolean(name, "includeBackground", includeBackground);
  checkChoice(name, "absentIn", absentIn, ["both", "target"]);
  checkAbsent(name, absent, scores);
  checkNumber(name, "confidence", confidence);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`${name}: confidence is ${confidence}, want above 0 and below 1, like 0.95`);
  checkChoice(name, "method", method, ["percentile", "bca"]);
  checkInteger(name, "resamples", resamples, 0);
  checkInteger(name, "seed", seed, 0);
  if (seed >= 2 ** 32) throw new RangeError(`${name}: seed is ${seed}, want below 2³²`);
  const names = scores.map((score) => score.name);
  const settings = {
    scores: names,
    includeBackground,
    absent,
    absentIn,
    confidence,
    method,
    resamples,
    seed,
  };
  return { settings, scores };
}

/** Refuses a score that needs surface measures which a meter, `whose`, does not keep. */
export function checkKept(
  name: string,
  whose: string,
  score: NamedScore,
  kept: KeptMeasures | undefined,
): void {
  const names = measuredScores(kept);
  if (score.kind === "overlap" || names.includes(score.name)) return;
  const keeps = names.length === 0 ? "no surface measures" : names.join(", ");
  throw new RangeError(
    `${name}: score ${describe(score.name)} needs what ${whose} does not keep; it keeps ${keeps}`,
  );
}

/** A number would be a share of one score and a length of another. */
function checkAbsent(name: string, absent: unknown, scores: readonly NamedScore[]): void {
  if (absent === "skip" || absent === "best") return;
  if (typeof absent !== "number")
    throw new TypeError(`${name}: absent is ${describe(absent)}, want "skip", "best" or a number`);
  checkNumber(name, "absent", absent);
  const distance = scores.find(({ kind }) => kind === "hausdorff" || kind === "average-distance");
  const share = scores.find(({ kind }) => kind === "overlap" || kind === "surface-dice");
  if (distance !== undefined && share !== undefined) {
    throw new RangeError(
      `${name}: absent is ${absent}, for ${share.name} and for ${distance.name}; want "skip" or "best", or reports of their own`,
    );
  }
}
