import { type LesionReport, lesionReports } from "../instances/lesion-report.ts";
import { type LesionSummary, lesionSummary } from "../instances/lesion-summary.ts";
import { type BoundedDraws, drawsFor } from "../intervals/bounded-draws.ts";
import { meanEstimate } from "../intervals/mean-estimate.ts";
import { isAbsent } from "../scores/average-scores.ts";
import type { CalibrationBin } from "../scores/probability-formulas.ts";
import type { CaseState } from "../state/case-state.ts";
import type { MeterState, SkippedCase } from "../state/meter-state.ts";
import { type Estimate, estimateOf, type ReportValue, reportValue } from "../statistics/report-value.ts";
import {
  infiniteIn,
  medianIntervalOf,
  type ScoreSummary,
  spreadOf,
  worstCases,
} from "../statistics/summary.ts";
import type { GridBounds } from "../surfaces/distance-bounds.ts";
import type { VoxelSize } from "../surfaces/surface-distances.ts";
import { AllClasses } from "./all-classes.ts";
import {
  type BoundsColumn,
  BoundsOfCases,
  boundsColumns,
  boundsOfCase,
  type MeanBounds,
  meanBounds,
} from "./bounds-columns.ts";
import { type CellLayout, cellBins, cellCounts, cellLayout, cellVolumes } from "./case-cell.ts";
import type { CellScore } from "./cell-score.ts";
import { type ClassColumns, classColumns, reportLabels } from "./class-columns.ts";
import { type ReportOptions, type ReportSettings, reportSettings } from "./report-settings.ts";
import { scoreBounds } from "./score-bounds.ts";
import { type ScoreTotal, scoreTotals, sumOfCells } from "./score-totals.ts";

/** One score of one class. */
export interface ClassScore extends ScoreSummary {
  /** Of a distance between surfaces that pass between the voxels: what the mean can be. */
  readonly bounds?: MeanBounds;
  /** The score of the sums over all cases; `null` where sums do not make it, as for a percentile of distances. */
  readonly pooled: Estimate;
}

/** One score over all classes: the summary is of the means that the cases have over their classes. */
export interface OverallScore extends ScoreSummary {
  /** Of a distance between surfaces that pass between the voxels: what the mean can be. */
  readonly bounds?: MeanBounds;
  /** The mean over classes of their means over cases. */
  readonly meanOfClasses: Estimate;
  /** The mean over classes of their pooled scores. */
  readonly meanOfPooled: Estimate;
  /** The score of the sums over all cases and classes. */
  readonly pooled: Estimate;
}

/** One class over all cases. */
export interface ClassReport {
  /** The label of the class. */
  readonly class: number;
  /** Cases in which it is absent, by `absentIn`, whether that is skipped or given a value. */
  readonly absent: number;
  /** Voxels of all cases. */
  readonly intersection: number;
  /** The voxels of the class in the predictions of all cases. */
  readonly predicted: number;
  /** The voxels of the class in the targets of all cases. */
  readonly actual: number;
  /** By the name of the score. */
  readonly scores: Readonly<Record<string, ClassScore>>;
  /** Where the meter keeps lesions; missing for class 0. */
  readonly lesions?: LesionSummary;
  /** The bins of all cases, where a calibration error is one of the scores. */
  readonly calibration?: readonly CalibrationBin[];
}

/** One class of one case. */
export interface CaseClassReport {
  /** The label of the class. */
  readonly class: number;
  /** The voxels of the class in both maps. */
  readonly intersection: number;
  /** The voxels of the class in the prediction. */
  readonly predicted: number;
  /** The voxels of the class in the target. */
  readonly actual: number;
  /** In ml, where the meter keeps the measure `"volume"`; not of class 0. */
  readonly predictedVolume?: number;
  /** The volume of the class in the target, in ml. */
  readonly actualVolume?: number;
  /** The bins, where a calibration error is one of the scores. */
  readonly calibration?: readonly CalibrationBin[];
  /** By the name of the score; `null` where the class is absent and skipped. */
  readonly scores: Readonly<Record<string, ReportValue>>;
  /** Of distances between surfaces that pass between the voxels, see {@link distanceBounds}. */
  readonly bounds?: Readonly<Record<string, GridBounds>>;
}

/** One case. */
export interface CaseReport {
  /** The name of the case. */
  readonly id: string;
  /** The voxels that counted. */
  readonly voxels: number;
  /** The size of a voxel, where the meter keeps surfaces or lesions. */
  readonly voxel?: VoxelSize;
  /** Means over the classes that have a value. */
  readonly scores: Readonly<Record<string, ReportValue>>;
  /** Of the means of distances. */
  readonly bounds?: Readonly<Record<string, GridBounds>>;
  /** Every class of the report. */
  readonly classes: readonly CaseClassReport[];
  /** Where the meter keeps lesions. */
  readonly lesions?: readonly LesionReport[];
}

/** The result of {@link DiceMeter.report}: plain JSON; see {@link ReportValue} for values that are not finite numbers. */
export interface MeterReport {
  /** The options with which the report was made. */
  readonly settings: ReportSettings;
  /** In the order of their ids, by code units. */
  readonly cases: readonly CaseReport[];
  /** The cases that could not be scored, in the order of their ids. */
  readonly skipped: readonly SkippedCase[];
  /** Ascending: every label that some case holds, or all where the number of classes was given. */
  readonly classes: readonly ClassReport[];
  /** By the name of the score. */
  readonly overall: Readonly<Record<string, OverallScore>>;
}

/**
 * The reports of several states, each with the classes that any of them holds in the cases that all have: an absent class has the same
 * value in all.
 */
export function meterReports(
  name: string,
  states: readonly MeterState[],
  options: ReportOptions,
): MeterReport[] {
  const ids = states.map(({ cases }) => new Set(cases.map(({ id }) => id)));
  const held = states.flatMap(({ cases }) => cases.filter(({ id }) => ids.every((own) => own.has(id))));
  return states.map((state) => meterReport(name, state, options, held));
}

/**
 * The report of a state.
 *
 * @param held - the cases whose classes it has
 */
export function meterReport(
  name: string,
  state: MeterState,
  options: ReportOptions,
  held: readonly CaseState[] = state.cases,
): MeterReport {
  const { cases, classes, lesions: rules, skipped } = state;
  const { settings, scores } = reportSettings(name, options, state);
  const labels = reportLabels(name, held, classes, settings.includeBackground);
  const layout = cellLayout(scores, state, settings);
  const draws = drawsFor(settings, cases.length);
  const ids = cases.map(({ id }) => id);
  const all = new AllClasses(cases.length, layout);
  const allBounds = new BoundsOfCases(cases.length, layout);
  const lesions = cases.flatMap((one) => one.lesions ?? []);
  const perCase = cases.map((): CaseClassReport[] => []);
  const perClass: ClassReport[] = [];
  for (const columns of classColumns(cases, labels, layout, settings)) {
    const totals = scoreTotals(layout, columns, settings, columns.label === 0);
    all.add(columns, totals);
    const bounds = boundsColumns(cases, columns, layout);
    allBounds.add(bounds);
    perClass.push({
      ...classReport(ids, columns, layout, totals, settings, draws, bounds),
      ...(rules && columns.label > 0 && { lesions: lesionSummary(lesions, columns.label) }),
    });
    for (const [k, reports] of perCase.entries())
      reports.push({ ...caseClassReport(k, columns, layout), ...boundsOfCase(layout, bounds, k) });
  }
  const values = all.cases.values(settings);
  const bounds = allBounds.columns();
  const whole = scoreTotals(layout, { cells: all.cases.cells, values }, settings, false);
  const estimate = (value: number) => estimateOf(value, settings);
  const overall = byScore(
    layout,
    (s): OverallScore => ({
      ...summary(ids, values[s]!, layout.scores[s]!, whole[s]!, settings, draws),
      ...(bounds[s] && { bounds: meanBounds(bounds[s]) }),
      meanOfClasses: estimate(all.means[s]!.mean()),
      meanOfPooled: estimate(all.pooled[s]!.mean()),
      pooled: estimate(whole[s]!.pooled),
    }),
  );
  return {
    settings,
    cases: cases.map(({ id, voxels, voxel, lesions: found }, k) => ({
      id,
      voxels,
      ...(voxel && { voxel: { ...voxel } }),
      scores: byScore(layout, (s) => reportValue(values[s]![k]!)),
      ...boundsOfCase(layout, bounds, k),
      classes: perCase[k]!,
      ...(rules && found && { lesions: lesionReports(found, rules, voxel) }),
    })),
    skipped: skipped.map((one) => ({ ...one })),
    classes: perClass,
    overall,
  };
}

function classReport(
  ids: readonly string[],
  { label, cells, values }: ClassColumns,
  layout: CellLayout,
  totals: readonly ScoreTotal[],
  settings: ReportSettings,
  draws: BoundedDraws | null,
  bounds: readonly (BoundsColumn | null)[],
): ClassReport {
  const counts = ids.map((_, k) => cellCounts(cells, k * layout.width));
  const total = (of: "intersection" | "predicted" | "actual") =>
    counts.reduce((sum, count) => sum + count[of], 0);
  const absent = counts.filter(({ predicted, actual }) =>
    isAbsent(predicted, actual, settings.absentIn),
  ).length;
  return {
    class: label,
    absent,
    intersection: total("intersection"),
    predicted: total("predicted"),
    actual: total("actual"),
    ...cellBins(layout, sumOfCells(cells, layout.width), 0),
    scores: byScore(layout, (s) => ({
      ...summary(ids, values[s]!, layout.scores[s]!, totals[s]!, settings, draws),
      ...(bounds[s] && { bounds: meanBounds(bounds[s]) }),
      pooled: estimateOf(totals[s]!.pooled, settings),
    })),
  };
}

function summary(
  ids: readonly string[],
  values: Float64Array,
  score: CellScore,
  { mean }: ScoreTotal,
  settings: ReportSettings,
  draws: BoundedDraws | null,
): ScoreSummary {
  const spread = spreadOf(values);
  const { best, isSigned = false } = score;
  const bounds = scoreBounds(score, values, settings);
  return {
    ...meanEstimate(mean, values, bounds, settings.confidence, draws),
    ...spread,
    medianInterval: medianIntervalOf(values, settings.confidence),
    infinite: infiniteIn(values),
    worst: worstCases(ids, values, isSigned ? "signed" : best, settings.worst),
  };
}

function caseClassReport(
  k: number,
  { label, cells, values }: ClassColumns,
  layout: CellLayout,
): CaseClassReport {
  return {
    class: label,
    ...cellCounts(cells, k * layout.width),
    ...(label > 0 && cellVolumes(layout, cells, k * layout.width)),
    ...cellBins(layout, cells, k * layout.width),
    scores: byScore(layout, (s) => reportValue(values[s]![k]!)),
  };
}

function byScore<Value>({ scores }: CellLayout, make: (s: number) => Value): Record<string, Value> {
  return Object.fromEntries(scores.map(({ name }, s) => [name, make(s)]));
}
