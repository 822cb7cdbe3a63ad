import type { ConventionName } from "../../metrics/conventions/convention-table.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { CaseClassReport } from "../../metrics/report/meter-report.ts";
import type { ReportOptions } from "../../metrics/report/report-settings.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import type { Pair } from "../find/find-pairs.ts";
import type { ClassNames } from "../names/class-names.ts";
import type { ScoredPair } from "../pair/score-pair.ts";
import { nameOf } from "./data-set-report.ts";

/** The largest number of classes whose gaps are listed. */
const MAX_LISTED = 65_536;

/** Values by the name of the score; `null` is a missing value. */
export type Scores = Readonly<Record<string, ReportValue>>;

/** Bounds of distances by the name of the score. */
export type Bounds = CaseClassReport["bounds"];

/** One class: its name if it has one, its voxels, its scores, and the bounds of distances. */
export type ClassReport = CaseClassReport & { readonly name?: string };

/** The report of one pair. */
export interface ScoreReport {
  readonly prediction: string;
  readonly target: string;
  readonly shape: readonly number[];
  /** Millimetres along each axis, where they are known. */
  readonly spacing?: readonly number[];
  /** Voxels counted; with `ignore` there may be fewer than the shape has. */
  readonly voxels: number;
  readonly ignored?: { readonly label: number; readonly voxels: number };
  readonly note?: string;
  readonly scores: readonly ScoreName[];
  /** The tool whose rules decided the scores. */
  readonly convention?: ConventionName;
  readonly classes: readonly ClassReport[];
  readonly includeBackground: boolean;
  readonly mean: { readonly scores: Scores; readonly bounds?: Bounds; readonly classes: number };
  /** Classes that neither map contains; class 0 only where it would count in the mean. */
  readonly skipped: readonly number[];
}

/** The settings of the report. */
export interface PairReportOptions {
  readonly scores: readonly ScoreName[];
  readonly names: ClassNames;
  readonly settings: ReportOptions;
  readonly ignore: number | undefined;
  readonly regions?: readonly unknown[] | undefined;
}

/** Reports one pair: every class up to the highest label, and the mean over the classes that are not skipped or left out. */
export function reportPair(
  { prediction, target }: Pair & { readonly prediction: string },
  { state, classes: count, shape, spacing, ignored, note }: ScoredPair,
  { scores, names, settings, ignore, regions }: PairReportOptions,
): ScoreReport {
  const includeBackground = settings.includeBackground ?? false;
  // With the number of classes a meter also reports those that do not occur; an atlas of large labels has too many.
  const meter = DiceMeter.fromJSON(count > MAX_LISTED ? state : { ...state, classes: count });
  const caseWith = (background: boolean) =>
    meter.report({ ...settings, scores, resamples: 0, includeBackground: background }).cases[0]!;
  // Background is shown even where it does not count in the mean.
  const one = caseWith(true);
  const { scores: means, bounds } = caseWith(includeBackground);
  // Regions count from 1 and have no background.
  const classes = one.classes
    .filter((each) => !regions || each.class > 0)
    .map((each) => ({ ...nameOf(each.class, names), ...each }));
  const inMean = classes.filter((each) => includeBackground || each.class > 0);
  const { convention } = settings;
  const isSkipped = (each: ClassReport) =>
    convention === undefined ? isAbsent(each) : Object.values(each.scores).every((value) => value === null);
  const skipped = settings.absent === undefined || settings.absent === "skip" ? inMean.filter(isSkipped) : [];
  return {
    prediction,
    target,
    shape,
    ...(spacing && { spacing }),
    voxels: one.voxels,
    ...(ignore !== undefined && { ignored: { label: ignore, voxels: ignored } }),
    ...(note && { note }),
    scores,
    ...(convention !== undefined && { convention }),
    classes,
    includeBackground,
    mean: { scores: means, ...(bounds && { bounds }), classes: inMean.length - skipped.length },
    skipped: skipped.map((each) => each.class),
  };
}

/** Reports whether neither map contains the class. */
export function isAbsent({ predicted, actual }: ClassReport): boolean {
  return predicted + actual === 0;
}

/** The report as plain JSON, with the scores of a class beside its counts. */
export function pairJson({ scores: _, classes, mean, ...rest }: ScoreReport): object {
  const { includeBackground, skipped, ...head } = rest;
  return {
    ...head,
    classes: classes.map(({ scores, ...counts }) => ({ ...counts, ...scores })),
    includeBackground,
    mean: { ...mean.scores, classes: mean.classes, ...(mean.bounds && { bounds: mean.bounds }) },
    skipped,
  };
}
