import { drawsFor } from "../intervals/bounded-draws.ts";
import { boundedDifference } from "../intervals/bounded-interval.ts";
import { meanEstimate } from "../intervals/mean-estimate.ts";
import type { MeterState } from "../state/meter-state.ts";
import type { Estimate, ReportValue } from "../statistics/report-value.ts";
import { medianIntervalOf, type Spread, spreadOf } from "../statistics/summary.ts";
import { cellLayout } from "./case-cell.ts";
import { CaseMeans, poolsClasses } from "./case-means.ts";
import { type ClassColumns, classColumns, reportLabels } from "./class-columns.ts";
import { columnDifference, type DifferenceColumn, meanDifference, outcomes } from "./difference-column.ts";
import { type CompareOptions, type CompareSettings, compareSettings } from "./report-settings.ts";
import { differenceBounds } from "./score-bounds.ts";
import { meanOf } from "./score-totals.ts";
import { checkComparable, sharedCases } from "./shared-cases.ts";

/** One score of two meters: the differences, this minus other, over the cases in which both have a value. */
export interface PairedDifference extends Spread {
  /** The mean of the differences; `null` also where infinite ones of both signs meet. */
  readonly mean: Estimate;
  /** The ends of the interval of the median difference by order statistics; `null` of fewer than 6 at 95 %. */
  readonly medianInterval: readonly [low: ReportValue, high: ReportValue] | null;
  /** Cases in which this meter is better: higher in a score, lower in a distance. */
  readonly wins: number;
  /** Cases in which the other meter is better. */
  readonly losses: number;
  /** Cases in which both have the same value; two infinite ones differ by 0. */
  readonly ties: number;
  /** Cases in which only one of the two has a value; over all classes: in which that is so for some class. */
  readonly unpaired: number;
}

/** One class of two meters. */
export interface ClassComparison {
  /** The label of the class. */
  readonly class: number;
  /** By the name of the score. */
  readonly scores: Readonly<Record<string, PairedDifference>>;
}

/** The result of {@link DiceMeter.compare}: plain JSON; see {@link ReportValue} for values that are not finite numbers. */
export interface MeterComparison {
  /** The options with which the comparison was made. */
  readonly settings: CompareSettings;
  /** Ids that both have scored, in order. */
  readonly cases: readonly string[];
  /** Ids that only this meter has scored. */
  readonly onlyHere: readonly string[];
  /** Ids that only the other meter has scored. */
  readonly onlyThere: readonly string[];
  /** One comparison for each class, ascending. */
  readonly classes: readonly ClassComparison[];
  /**
   * By the name of the score: of each case the mean difference over the classes in which both have a value, or that of the pooled scores
   * of voxels where a convention pools the classes.
   */
  readonly overall: Readonly<Record<string, PairedDifference>>;
}

/** The paired differences of two states. */
export function pairedDifference(
  name: string,
  here: MeterState,
  there: MeterState,
  options: CompareOptions,
): MeterComparison {
  const { settings, scores } = compareSettings(name, options, here);
  checkComparable(name, scores, here, there);
  const { ours, theirs, onlyHere, onlyThere } = sharedCases(name, here.cases, there.cases);
  const labels = reportLabels(name, [...ours, ...theirs], here.classes, settings.includeBackground);
  const layout = cellLayout(scores, here, settings);
  const draws = drawsFor(settings, ours.length);
  const { confidence } = settings;
  const summaries = (columns: readonly DifferenceColumn[]) => {
    return Object.fromEntries(
      layout.scores.map((score, s) => {
        const column = columns[s]!;
        const { values } = column;
        const spread = spreadOf(values);
        const bounds = differenceBounds(score, values, settings);
        const { mean } = meanEstimate(meanOf(values), values, bounds, confidence, draws, boundedDifference);
        const medianInterval = medianIntervalOf(values, confidence);
        const unpaired = column.unpaired.reduce((total, one) => total + one, 0);
        return [score.name, { mean, ...spread, medianInterval, ...outcomes(column, score.best), unpaired }];
      }),
    );
  };

  const theirLayout = cellLayout(scores, there, settings);
  const theirColumns = classColumns(theirs, labels, theirLayout, settings);
  const perScore = scores.map((): DifferenceColumn[] => []);
  // Of differences with a sign the size is compared: the smaller error wins.
  const sized = (column: Float64Array, s: number) =>
    layout.scores[s]!.isSigned ? column.map(Math.abs) : column;
  const classes: ClassComparison[] = [];
  const pooled = layout.micro ? [layout, theirLayout].map((one) => new CaseMeans(ours.length, one)) : null;
  for (const own of classColumns(ours, labels, layout, settings)) {
    const other = theirColumns.next().value as ClassColumns;
    const columns = own.values.map((column, s) =>
      columnDifference(sized(column, s), sized(other.values[s]!, s)),
    );
    for (const [k, means] of pooled?.entries() ?? []) means.add([own, other][k]!);
    for (const [s, column] of columns.entries()) perScore[s]!.push(column);
    classes.push({ class: own.label, scores: summaries(columns) });
  }
  const [ourCases, theirCases] = pooled?.map((means) => means.values(settings)) ?? [];
  const overall = perScore.map((columns, s) =>
    ourCases && theirCases && poolsClasses(layout, s)
      ? columnDifference(ourCases[s]!, theirCases[s]!)
      : meanDifference(ours.length, columns),
  );
  return {
    settings,
    cases: ours.map(({ id }) => id),
    onlyHere,
    onlyThere,
    classes,
    overall: summaries(overall),
  };
}
