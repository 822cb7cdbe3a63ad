import type { ReportOptions } from "../../metrics/report/report-settings.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { DataSet } from "../data-set/data-set.ts";
import { type ClassNames, readClassNames } from "../names/class-names.ts";
import { writeOutput } from "../output/output-file.ts";
import type { CasePicture, ChosenCase } from "../picture/draw-cases.ts";
import { type DataSetReport, reportDataSet } from "../report/data-set-report.ts";
import { type PageConventions, pageData } from "../report/page-data.ts";
import { worstCases } from "../report/worst-cases.ts";
import { isPaperForm, type PaperForm, paperTable } from "../text/paper-table.ts";
import { faultLine, type Output } from "../text/terminal.ts";
import { visibleJson } from "../text/visible-text.ts";
import { caseCsv } from "./csv.ts";
import { dataSetTable, gridNotes, meanRows, type TableStyle } from "./data-set-table.ts";
import { lesionCsv } from "./lesion-rows.ts";
import { caseLine, casesOf } from "./ndjson.ts";
import { remarks } from "./remarks.ts";

/** The content of a report, and where it goes. */
export interface WriteOptions {
  /** The scores to report; without it those of the data set. */
  readonly scores?: readonly ScoreName[] | undefined;
  readonly settings: ReportOptions;
  readonly format: "table" | "json" | "csv" | "ndjson" | PaperForm;
  /** What a row of CSV or a line of NDJSON holds; classes without it. */
  readonly rows?: "classes" | "lesions";
  /** A file for a page. */
  readonly html: string | undefined;
  /** A file instead of the standard output. */
  readonly file: string | undefined;
  /** What a page on one pair says of the conventions of other tools. */
  readonly conventions?: PageConventions | undefined;
  /** Draws the worst cases of a page. */
  readonly draw?: ((cases: readonly ChosenCase[]) => Promise<CasePicture[]>) | undefined;
}

/** The class names of a file; none without a file. */
export function namesOf(names: string | undefined): ClassNames {
  return names === undefined ? new Map() : readClassNames(names);
}

/**
 * Writes the report of a data set, and on `error` a line for every failure, lonely file and note. Lines of cases may have
 * been written already.
 *
 * @returns the exit code: 0, 2 where some cases failed, 1 where all did
 */
export async function writeReport(
  dataSet: DataSet,
  names: ClassNames,
  { scores, settings, format, rows = "classes", html, file, conventions, draw }: WriteOptions,
  output: Output,
  linesWritten = false,
): Promise<number> {
  const { out, error } = output;
  // Lines and rows of cases have no intervals, which take the time.
  const needed = format === "table" || format === "json" || html !== undefined;
  const report = reportDataSet(dataSet, names, needed ? settings : { ...settings, resamples: 0 }, scores);
  if (!linesWritten) {
    // A terminal obeys the characters of names, a file keeps them.
    const isShown = file === undefined && output.sharesTerminal === true;
    writeOutput(file, out, (write) => {
      if (format === "table") write(dataSetTable(report, styleOf(output, file)));
      if (format === "json") write(`${visibleJson(JSON.stringify(report, null, 2))}\n`);
      if (isPaperForm(format)) write(paperTable(meanRows(report), format, { notes: gridNotes(report) }));
      if (format === "csv")
        write(rows === "lesions" ? lesionCsv(report, names, isShown) : caseCsv(report, isShown));
      if (format !== "ndjson") return;
      for (const meter of casesOf(dataSet.meter)) {
        write(caseLine(meter, names, settings, scores ?? dataSet.scores, rows));
      }
    });
  }
  if (html !== undefined) {
    const { writePage } = await import("./write-page.ts");
    const cases = (await draw?.(worstCases(report))) ?? [];
    const pictures = cases.length > 0 ? { predictions: ["prediction"], cases } : undefined;
    const title = `${report.predictions} against ${report.targets}`;
    writePage(title, pageData(report, { conventions, pictures }), html);
  }
  for (const line of remarks(report)) error(faultLine(line));
  return exitCode(report);
}

/** Colours and width of a table: those of the terminal, none in a file. */
export function styleOf({ colors, columns }: Output, file: string | undefined): TableStyle {
  return file === undefined ? { colors, width: columns } : { colors: false };
}

/** 0; 2 where cases failed or targets have no prediction; 1 where no case was scored. */
function exitCode({ cases, skipped, unpaired }: DataSetReport): number {
  if (skipped.length + unpaired.targets.length === 0) return 0;
  return cases.length > 0 ? 2 : 1;
}
