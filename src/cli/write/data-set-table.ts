import picocolors from "picocolors";
import type { MeanBounds } from "../../metrics/report/bounds-columns.ts";
import type { Estimate } from "../../metrics/statistics/report-value.ts";
import type { ScoreSummary } from "../../metrics/statistics/summary.ts";
import type { DataSetReport } from "../report/data-set-report.ts";
import { gridLines } from "../report/grid-lines.ts";
import { conventionLines } from "../text/convention-text.ts";
import { intervalText, medianIntervalText } from "../text/interval-text.ts";
import { countText, isDistance, scoreTitle, valueText } from "../text/score-text.ts";
import { alignColumns, displayWidth, foldColumns } from "../text/text-table.ts";
import { visibleText } from "../text/visible-text.ts";

/** A score of a table; a distance between surfaces has the bounds of its mean. */
type TableScore = ScoreSummary & { readonly bounds?: MeanBounds };

/** What a table shows of a report. */
export interface TableReport
  extends Pick<
    DataSetReport,
    "predictions" | "targets" | "skipped" | "unpaired" | "passedOver" | "settings" | "grid"
  > {
  readonly cases: { readonly length: number };
  readonly classes: readonly {
    readonly class: number;
    readonly name?: string;
    readonly scores: Readonly<Record<string, TableScore>>;
  }[];
  readonly overall: Readonly<Record<string, TableScore>>;
}

/** How a table is shown. */
export interface TableStyle {
  readonly colors: boolean;
  /** The columns of the terminal, if it is one. */
  readonly width?: number | undefined;
}

/** The report for a reader: the folders, mean ± deviation of every score, and more about the first score. */
export function dataSetTable(report: TableReport, { colors, width }: TableStyle): string {
  const { bold, dim } = picocolors.createColors(colors);
  const block = ([head, ...rows]: readonly string[]) => {
    const rule = dim("─".repeat(displayWidth(head!)));
    return [dim(head!), rule, ...rows.slice(0, -1), rule, bold(rows.at(-1)!), ""];
  };
  return [
    ...fileLines(report).map(([label, text]) => `${dim(label.padEnd(13))}${visibleText(text)}`),
    "",
    ...foldColumns(meanRows(report), { repeated: 2, width }).flatMap(block),
    ...block(detailLines(report)),
    ...footLines(report).map(dim),
    "",
  ].join("\n");
}

function fileLines({ predictions, targets, cases, skipped, unpaired }: TableReport): [string, string][] {
  const lonely = unpaired.predictions.length + unpaired.targets.length;
  const counts = [
    `${countText(cases.length)} scored`,
    ...(skipped.length > 0 ? [`${countText(skipped.length)} failed`] : []),
    ...(lonely > 0 ? [`${countText(lonely)} without a partner`] : []),
  ];
  return [
    ["predictions", predictions],
    ["targets", targets],
    ["cases", counts.join(", ")],
  ];
}

/** Every row of a table: a label, and the summary of each score. */
function rowsOf({
  classes,
  overall,
  settings,
}: TableReport): [string, Readonly<Record<string, ScoreSummary>>][] {
  const digits = String(classes.at(-1)?.class ?? 0).length;
  const rows = classes
    .filter((one) => settings.includeBackground || one.class > 0)
    .map(({ class: label, name, scores }): [string, Readonly<Record<string, ScoreSummary>>] => [
      `${String(label).padStart(digits)}${name ? ` ${name}` : ""}`,
      scores,
    ]);
  return [...rows, ["mean", overall]];
}

/** A row for each class with mean ± deviation of each score; the first is the head, the last the mean. */
export function meanRows(report: TableReport): string[][] {
  const names = report.settings.scores;
  const [first] = names;
  const rows = rowsOf(report).map(([label, scores]) => [
    label,
    countText(scores[first!]!.cases),
    ...names.map((name) => meanText(name, scores[name]!)),
  ]);
  return [["class", "cases", ...names.map(scoreTitle)], ...rows];
}

function meanText(name: string, { mean, deviation }: ScoreSummary): string {
  const text = valueText(name, mean.value);
  return deviation === null ? text : `${text} ± ${valueText(name, deviation)}`;
}

function detailLines(report: TableReport): string[] {
  const { scores, confidence } = report.settings;
  const name = scores[0]!;
  const head = [
    scoreTitle(name),
    "mean",
    `${confidence * 100} % interval`,
    "median",
    isDistance(name) ? "highest" : "lowest",
    "",
  ];
  const rows = rowsOf(report).map(([label, summaries]) => {
    const { mean, median, worst } = summaries[name]!;
    const [extreme] = worst;
    const values = [mean.value, median, extreme?.value ?? null].map((value) => valueText(name, value));
    return [label, values[0]!, endsText(name, mean), values[1]!, values[2]!, extreme?.id ?? ""];
  });
  return alignColumns([head, ...rows], [5]).map((line) => line.trimEnd());
}

function endsText(name: string, { low, high }: Estimate): string {
  return low === null && high === null ? "–" : `${valueText(name, low)} to ${valueText(name, high)}`;
}

/** What the size of the voxels does not show of the scores of a table. */
export function gridNotes({ settings, grid, classes, overall }: TableReport): string[] {
  return gridLines(settings.scores, grid, classes, overall);
}

function footLines(report: TableReport): string[] {
  const { settings, passedOver, overall } = report;
  const { includeBackground, resamples, scores } = settings;
  const lines = [
    `mean ± standard deviation over cases; background (class 0) ${includeBackground ? "included" : "left out"}`,
  ];
  lines.push(...conventionLines(settings.convention));
  if (resamples > 0) {
    lines.push(intervalText(settings));
    const { mean, needed, medianInterval } = overall[scores[0]!]!;
    const title = scoreTitle(scores[0]!);
    if (needed !== null)
      lines.push(`${title}: an interval within 0.01 of the mean needs about ${countText(needed)} cases`);
    if (mean.reason !== undefined) {
      lines.push(`${title}: no interval of the mean: ${mean.reason}`);
      if (medianInterval !== null)
        lines.push(medianIntervalText(scores[0]!, "median", medianInterval, settings.confidence, valueText));
    }
  }
  for (const name of scores) {
    const { infinite } = overall[name]!;
    if (infinite > 0)
      lines.push(
        `${scoreTitle(name)}: infinite in ${countText(infinite)} ${infinite === 1 ? "case" : "cases"}, where one of the maps lacks a class`,
      );
  }
  lines.push(...gridNotes(report));
  const others = passedOver.predictions + passedOver.targets;
  if (others > 0) {
    lines.push(
      `${countText(others)} ${others === 1 ? "file" : "files"} of other names or formats passed over`,
    );
  }
  return lines;
}
