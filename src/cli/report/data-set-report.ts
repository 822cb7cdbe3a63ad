import { InputError } from "../../files/source/input-error.ts";
import type { DiceMeter } from "../../metrics/dice-meter.ts";
import type { LesionRules } from "../../metrics/lesions/lesion-rules.ts";
import { type ClassReport, type MeterReport, meterReports } from "../../metrics/report/meter-report.ts";
import type { ReportOptions } from "../../metrics/report/report-settings.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { Metrics } from "../arguments/metrics.ts";
import { type DataSet, emptyMeter } from "../data-set/data-set.ts";
import type { ClassNames } from "../names/class-names.ts";
import { type GridSummary, gridSummary } from "./grid-summary.ts";

type NamedClass = ClassReport & { readonly name?: string };

/** The report of a data set, plain JSON. */
export interface DataSetReport
  extends Omit<DataSet, "meter" | "scores" | "segments">,
    Omit<MeterReport, "classes"> {
  readonly classes: readonly NamedClass[];
  /** Where the meter keeps surfaces or lesions. */
  readonly grid?: GridSummary;
}

/** Makes the report that all forms of output show; refuses settings that contradict each other. */
export function reportDataSet(
  { meter, scores: kept, segments: _, ...rest }: DataSet,
  names: ClassNames,
  settings: ReportOptions,
  scores: readonly ScoreName[] = kept,
): DataSetReport {
  const report = reportOrExplain(meter, { ...settings, scores });
  const grid = gridSummary(report.cases, report.settings.scores);
  return {
    ...rest,
    ...report,
    ...(grid && { grid }),
    cases: report.cases.map((one) => ({ ...one, classes: namedClasses(one.classes, names) })),
    classes: namedClasses(report.classes, names),
  };
}

/** Refuses settings of which no report can be made, before any case is scored. */
export function checkReport(
  settings: ReportOptions,
  { scores, surface, measures }: Pick<Metrics, "scores" | "surface" | "measures">,
  lesions: LesionRules | undefined = undefined,
): void {
  reportOrExplain(emptyMeter(undefined, surface, lesions, measures), {
    ...settings,
    scores,
    resamples: 0,
  });
}

/** The report of a meter, which refuses only settings of the user. */
export function reportOrExplain(meter: DiceMeter, options: ReportOptions): MeterReport {
  return explained(() => meter.report(options));
}

/** The reports of several meters, each with the classes of the cases that all have, which refuse only settings of the user. */
export function reportsOrExplain(meters: readonly DiceMeter[], options: ReportOptions): MeterReport[] {
  const states = meters.map((meter) => meter.toJSON());
  return explained(() => meterReports("DiceMeter.report", states, options));
}

function explained<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(error.message.replace("DiceMeter.report: ", ""));
    throw error;
  }
}

/** The classes of a report, with the names that they have. */
export function namedClasses<Class extends { readonly class: number }>(
  classes: readonly Class[],
  names: ClassNames,
): (Class & { readonly name?: string })[] {
  return classes.map((one) => ({ ...nameOf(one.class, names), ...one }));
}

/** The name of a class where it has one. */
export function nameOf(label: number, names: ClassNames): { readonly name?: string } {
  const name = names.get(label);
  return name === undefined ? {} : { name };
}
