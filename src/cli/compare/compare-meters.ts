import { InputError } from "../../files/source/input-error.ts";
import type { DiceMeter } from "../../metrics/dice-meter.ts";
import type { PairedDifference } from "../../metrics/report/paired-difference.ts";
import type { CompareOptions } from "../../metrics/report/report-settings.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import { holm } from "../../metrics/statistics/holm.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import { type SignFlip, signFlip } from "../../metrics/statistics/sign-flip.ts";
import { type SignedRank, signedRank } from "../../metrics/statistics/signed-rank.ts";
import type { ClassNames } from "../names/class-names.ts";
import { nameOf, reportsOrExplain } from "../report/data-set-report.ts";
import { isDistance } from "../text/score-text.ts";
import { noCommonCase } from "./no-common-case.ts";
import { type PairedBounds, pairedBounds } from "./paired-bounds.ts";
import { type PairedValue, pairedValues, valuesOf } from "./paired-values.ts";
import { sizedScores } from "./sized-scores.ts";

/** One score of one class, or of the means over classes, of two models. */
export interface ScoreComparison extends PairedDifference {
  /** The means of both models over the cases that have a value in both. */
  readonly first: ReportValue;
  readonly second: ReportValue;
  /** `adjusted` is p after Holm's correction over the classes. */
  readonly wilcoxon: SignedRank & { readonly adjusted: number | null };
  readonly permutation: SignFlip & { readonly adjusted: number | null };
  /** Of a score of surfaces. */
  readonly bounds?: PairedBounds;
}

interface ComparedClass {
  readonly class: number;
  readonly name?: string;
  readonly scores: Readonly<Record<string, ScoreComparison>>;
}

/** The comparison of two models, plain JSON. Differences are first minus second. */
export interface ModelComparison {
  readonly first: string;
  readonly second: string;
  /** Ids that both have scored. */
  readonly cases: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly scores: readonly ScoreName[];
  readonly confidence: number;
  /** How the intervals of the mean differences were made. */
  readonly resamples: number;
  readonly seed: number;
  readonly classes: readonly ComparedClass[];
  /** Of the means that the cases have over their classes. */
  readonly overall: Readonly<Record<string, ScoreComparison>>;
  /** By score, the cases in which the first is worst beside the second. */
  readonly regressions: Readonly<
    Record<string, readonly { readonly id: string; readonly difference: ReportValue }[]>
  >;
}

/** A model: its name, and the meter of its cases. */
export interface Model {
  readonly name: string;
  readonly meter: DiceMeter;
}

const MAX_REGRESSIONS = 5;

/** Compares two models case by case. */
export function compareMeters(
  first: Model,
  second: Model,
  names: ClassNames,
  given: CompareOptions & { readonly scores: readonly ScoreName[] },
): ModelComparison {
  const options = { ...given, scores: sizedScores(given.scores) };
  const comparison = explained(() => first.meter.compare(second.meter, options));
  const { cases, settings } = comparison;
  if (cases.length === 0) throw noCommonCase([first, second], "compare");
  const reports = reportsOrExplain([first.meter, second.meter], { ...options, resamples: 0 });
  const [ours, theirs] = reports.map(valuesOf);
  const pairs = (label: number | null, score: string) => pairedValues(cases, ours!, theirs!, label, score);
  const compared = (label: number | null, differences: Readonly<Record<string, PairedDifference>>) =>
    Object.entries(differences).map(([score, paired]) => [score, paired, pairs(label, score)] as const);
  const rows = comparison.classes.map((one) => ({ ...one, tests: compared(one.class, one.scores) }));
  const scoresOf = (
    tests: (typeof rows)[0]["tests"],
    place: number,
    corrected: ReadonlyMap<string, Corrected>,
  ) =>
    Object.fromEntries(
      tests.map(([score, paired, values]) => {
        const { wilcoxon, permutation } = corrected.get(score)!;
        const bounds = pairedBounds(values);
        return [
          score,
          {
            ...paired,
            first: meanOf(values.map((one) => one.first)),
            second: meanOf(values.map((one) => one.second)),
            wilcoxon: wilcoxon[place]!,
            permutation: permutation[place]!,
            ...(bounds && { bounds }),
          },
        ];
      }),
    );
  const overall = compared(null, comparison.overall);
  const perClass = correctedTests(
    rows.map(({ tests }) => tests),
    settings.seed,
  );
  const total = correctedTests([overall], settings.seed);
  return {
    first: first.name,
    second: second.name,
    cases,
    onlyFirst: comparison.onlyHere,
    onlySecond: comparison.onlyThere,
    scores: settings.scores,
    confidence: settings.confidence,
    resamples: settings.resamples,
    seed: settings.seed,
    classes: rows.map(({ class: label, tests }, place) => ({
      class: label,
      ...nameOf(label, names),
      scores: scoresOf(tests, place, perClass),
    })),
    overall: scoresOf(overall, 0, total),
    regressions: Object.fromEntries(overall.map(([score, , values]) => [score, worstOf(values, score)])),
  };
}

interface Corrected {
  readonly wilcoxon: ScoreComparison["wilcoxon"][];
  readonly permutation: ScoreComparison["permutation"][];
}

type Tests = readonly (readonly [score: string, paired: PairedDifference, values: readonly PairedValue[]])[];

/** Both tests of each class, corrected over the classes of a score. */
function correctedTests(classes: readonly Tests[], seed: number): Map<string, Corrected> {
  const scores = classes[0]?.map(([score]) => score) ?? [];
  return new Map(
    scores.map((score, column) => {
      const samples = classes.map((tests) => tests[column]![2].map((one) => one.difference));
      const ranks = samples.map(signedRank);
      // Flipping the sign of an infinite difference leaves no sum to compare.
      const flips = samples.map((sample) => signFlip(sample.every(Number.isFinite) ? sample : [], seed));
      const [rankP, flipP] = [ranks, flips].map((tests) => holm(tests.map(({ p }) => p)));
      return [
        score,
        {
          wilcoxon: ranks.map((test, place) => ({ ...test, adjusted: rankP![place]! })),
          permutation: flips.map((test, place) => ({ ...test, adjusted: flipP![place]! })),
        },
      ];
    }),
  );
}

function meanOf(values: readonly number[]): ReportValue {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Number.isFinite(mean) ? mean : "Infinity";
}

function worstOf(values: readonly PairedValue[], score: string) {
  const sign = isDistance(score) ? -1 : 1;
  return values
    .filter((one) => sign * one.difference < 0)
    .sort((a, b) => sign * (a.difference - b.difference) || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_REGRESSIONS)
    .map(({ id, difference: value }) => ({
      id,
      difference: Number.isFinite(value) ? value : (String(value) as ReportValue),
    }));
}

/** A meter refuses what the user asked for. */
function explained<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) {
      throw new InputError(error.message.replace(/^DiceMeter\.compare: /, ""));
    }
    throw error;
  }
}
