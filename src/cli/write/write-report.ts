import type { Metrics } from "../arguments/metrics.ts";
import type { OutputArguments } from "../arguments/output.ts";
import type { ReportArguments } from "../arguments/report.ts";
import type { DataSet } from "../data-set/data-set.ts";
import { type ClassNames, readClassNames } from "../report/class-names.ts";
import { type DataSetReport, reportDataSet } from "../report/data-set-report.ts";
import { faultLine, type Output } from "../text/terminal.ts";
import { caseCsv } from "./csv.ts";
import { dataSetTable } from "./data-set-table.ts";
import { caseLine, casesOf } from "./ndjson.ts";
import { openOutput } from "./open-output.ts";
import { remarks } from "./remarks.ts";

/** What decides how a report looks. */
export interface WriteOptions {
  readonly metrics: Metrics | undefined;
  readonly report: ReportArguments;
  readonly output: OutputArguments;
}

/** The names of classes that the arguments ask for. */
export function namesOf({ names }: ReportArguments): ClassNames {
  return names === undefined ? new Map() : readClassNames(names);
}

/**
 * Writes a data set in the form that the arguments ask for, and on `error` a line for everything that is not as it should
 * be. Lines of cases may have been written already, as they came.
 *
 * @returns the exit code: 0, 2 where some cases failed, 1 where all did
 */
export async function writeReport(
  dataSet: DataSet,
  names: ClassNames,
  { metrics, report: { settings }, output: { format, html, file } }: WriteOptions,
  { out, error, colors }: Output,
  linesWritten = false,
): Promise<number> {
  // Lines and rows of cases have no intervals, which take the time.
  const needed = format === "table" || format === "json" || html !== undefined;
  const report = reportDataSet(
    dataSet,
    names,
    needed ? settings : { ...settings, resamples: 0 },
    metrics?.scores,
  );
  if (!linesWritten) {
    const { write, close } = openOutput(file, out);
    if (format === "table") write(dataSetTable(report, colors && file === undefined));
    if (format === "json") write(`${JSON.stringify(report, null, 2)}\n`);
    if (format === "csv") write(caseCsv(report));
    if (format === "ndjson") {
      for (const state of casesOf(dataSet.meter.toJSON())) {
        write(caseLine(state, names, settings, metrics?.scores ?? dataSet.scores));
      }
    }
    close();
  }
  if (html !== undefined) {
    const { writePage } = await import("./write-page.ts");
    writePage(report, html);
  }
  for (const line of remarks(report)) error(faultLine(line));
  return exitCode(report);
}

function exitCode({ cases, skipped }: DataSetReport): number {
  if (skipped.length === 0) return 0;
  return cases.length > 0 ? 2 : 1;
}
