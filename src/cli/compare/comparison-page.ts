import type { CompareOptions } from "../../metrics/report/report-settings.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import type { ChosenCase } from "../picture/draw-cases.ts";
import { reportsOrExplain } from "../report/data-set-report.ts";
import type { PageClass, PagePictures, PageScore } from "../report/page-data.ts";
import { classCaption } from "../report/worst-cases.ts";
import { isDistance, scoreTitle, signedText } from "../text/score-text.ts";
import type { Model, ModelComparison, ScoreComparison } from "./compare-meters.ts";
import { comparisonRows, footLines, headLines } from "./comparison-table.ts";
import { pairedValues, type ReportValues, valuesOf } from "./paired-values.ts";

/** One model beside another: differences are first minus second. */
export interface PageComparison {
  readonly first: string;
  readonly second: string;
  readonly facts: string;
  readonly scores: readonly ScoreName[];
  readonly cases: readonly string[];
  /** By score, the rows of the table, the head first. */
  readonly tables: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** The differences of each class. */
  readonly classes: readonly PageClass[];
  /** The differences of the means over classes. */
  readonly overall: PageClass;
  /** By score, the means over classes of both models in each case. */
  readonly means: Readonly<Record<string, { readonly first: ReportValue[]; readonly second: ReportValue[] }>>;
  /** How the differences were tested, and where the first is worst. */
  readonly notes: readonly string[];
  readonly pictures?: PagePictures;
}

/** The data of a page on several models: the first beside each of the others. */
export interface ComparisonPageData {
  readonly comparisons: readonly PageComparison[];
}

type ValuesOfBoth = readonly [first: ReportValues, second: ReportValues];

/** The values of two models from which a page is made. */
export function valuesOfBoth(
  [first, second]: readonly [Model, Model],
  options: CompareOptions & Pick<ModelComparison, "scores">,
): ValuesOfBoth {
  const [ours, theirs] = reportsOrExplain([first.meter, second.meter], { ...options, resamples: 0 });
  return [valuesOf(ours!), valuesOf(theirs!)];
}

/** Enough for four decimals of any mean. */
const DIGITS = 7;

/** The data of a page on one comparison. */
export function pageComparison(
  comparison: ModelComparison,
  [first, second]: ValuesOfBoth,
  pictures: PagePictures | undefined,
): PageComparison {
  const { cases, scores, classes, overall } = comparison;
  const column = (label: number | null, score: string) => {
    const pairs = new Map(pairedValues(cases, first, second, label, score).map((pair) => [pair.id, pair]));
    return (field: "first" | "second" | "difference") => cases.map((id) => rounded(pairs.get(id)?.[field]));
  };
  const classOf = (
    label: number | null,
    title: string,
    compared: Readonly<Record<string, ScoreComparison>>,
  ) => ({
    label: title,
    scores: Object.fromEntries(
      Object.entries(compared).map(([score, one]): [string, PageScore] => [
        score,
        {
          mean: one.mean,
          deviation: one.deviation,
          median: one.median,
          cases: one.cases,
          worst: null,
          values: column(label, score)("difference"),
        },
      ]),
    ),
  });
  return {
    first: comparison.first,
    second: comparison.second,
    facts: `cases: ${headLines(comparison).at(-1)![1]}`,
    scores,
    cases,
    tables: Object.fromEntries(scores.map((score) => [score, comparisonRows(comparison, score)])),
    classes: classes.map(({ class: label, name, scores: compared }) =>
      classOf(label, name ? `${label} ${name}` : String(label), compared),
    ),
    overall: classOf(null, "mean", overall),
    means: Object.fromEntries(
      scores.map((score) => {
        const values = column(null, score);
        return [score, { first: values("first"), second: values("second") }];
      }),
    ),
    notes: footLines(comparison),
    ...(pictures && { pictures }),
  };
}

/** The cases in which the first model is worst beside the second, each with the class in which it is so most of all. */
export function regressedCases(
  { scores, classes, regressions }: ModelComparison,
  [first, second]: ValuesOfBoth,
): ChosenCase[] {
  const score = scores[0]!;
  const sign = isDistance(score) ? -1 : 1;
  return (regressions[score] ?? []).flatMap(({ id }) => {
    const [worst] = classes
      .filter((one) => one.class > 0)
      .flatMap(({ class: label, name }) =>
        pairedValues([id], first, second, label, score).map((pair) => ({ label, name, ...pair })),
      )
      .sort((a, b) => (a.difference === b.difference ? 0 : sign * (a.difference - b.difference)));
    if (worst === undefined || sign * worst.difference >= 0) return [];
    const { label, name, difference } = worst;
    const text = signedText(
      score,
      Number.isFinite(difference) ? difference : difference < 0 ? "-Infinity" : "Infinity",
    );
    return [
      { id, label, caption: `${classCaption(label, name)}: difference of ${scoreTitle(score)} ${text}` },
    ];
  });
}

function rounded(value: number | undefined): ReportValue {
  if (value === undefined) return null;
  if (Number.isFinite(value)) return Number(value.toPrecision(DIGITS));
  return value > 0 ? "Infinity" : "-Infinity";
}
