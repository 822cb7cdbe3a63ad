import picocolors from "picocolors";
import { conventions } from "../../metrics/conventions/convention-table.ts";
import type { ConventionReport, ConventionScores } from "../../metrics/explain-conventions.ts";
import type { ClassNames } from "../names/class-names.ts";
import type { PageConventions } from "../report/page-data.ts";
import { scoreTitle, valueText } from "../text/score-text.ts";
import { displayWidth, foldColumns } from "../text/text-table.ts";
import { visibleText } from "../text/visible-text.ts";
import { wrapText } from "../text/wrap-text.ts";
import type { TableStyle } from "./data-set-table.ts";

const WIDTH = 80;

/** A table for each class, and one for the mean of several: a row for each convention, without scores that a tool lacks. */
export function conventionRows(report: ConventionReport, names: ClassNames): string[][][] {
  const labels = report.rows[0]!.classes.map((one) => one.class);
  const table = (title: string, scoresOf: (row: ConventionScores) => Readonly<Record<string, unknown>>) => [
    [title, ...report.scores.map(scoreTitle)],
    ...report.rows.map((row) => [
      row.name,
      ...report.scores.map((name) => cellText(name, scoresOf(row)[name])),
    ]),
  ];
  const classes = labels.map((label, at) =>
    table(
      `class ${label}${names.has(label) ? ` ${names.get(label)}` : ""}`,
      (row) => row.classes[at]!.scores,
    ),
  );
  const isMeanOther = labels.length !== 1 || report.rows.some((row) => conventionOfRow(row)?.background);
  return isMeanOther ? [...classes, table("mean", (row) => row.mean)] : classes;
}

function conventionOfRow({ name }: ConventionScores) {
  return name === "softdice" ? undefined : conventions[name];
}

/** A score that the tool lacks has no text, a value that does not exist is a dash. */
function cellText(name: string, value: unknown): string {
  return value === undefined ? "" : valueText(name, value as number | "Infinity" | null);
}

function reasonsOf(report: ConventionReport): PageConventions["reasons"] {
  return report.rows
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ name, tool, version, reasons }) => ({ name: `${name}: ${tool} ${version}`, texts: reasons }));
}

/** The same for a page. */
export function pageConventions(report: ConventionReport, names: ClassNames): PageConventions {
  return { tables: conventionRows(report, names), reasons: reasonsOf(report) };
}

/** The tables for a reader, and below the reasons of each difference. */
export function conventionTable(
  report: ConventionReport,
  names: ClassNames,
  notes: readonly string[],
  { colors, width }: TableStyle,
): string {
  const { bold, dim } = picocolors.createColors(colors);
  const block = ([head, own, ...rows]: readonly string[]) => [
    dim(head!),
    dim("─".repeat(displayWidth(head!))),
    bold(own!),
    ...rows.map((row) => row.trimEnd()),
    "",
  ];
  const tables = conventionRows(report, names).flatMap((rows) =>
    foldColumns(rows, { repeated: 1, width }).flatMap(block),
  );
  const reasons = reasonsOf(report).flatMap(({ name, texts }) => [
    name,
    ...texts.flatMap((text) => wrapText(`- ${text}`, WIDTH - 2, "  ").map((line) => `  ${line}`)),
  ]);
  return [...tables, ...reasons, ...notes.map((note) => dim(visibleText(note))), ""].join("\n");
}
