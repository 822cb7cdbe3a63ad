import Table from "cli-table3";
import colors from "picocolors";
import { BUGS } from "./bugs.ts";
import { softdice } from "./examiners.ts";
import type { Count, Rates, RatesByKind } from "./rates.ts";

const HEAD = [
  ["", "false", "unre-", "", "", "", "", "", "", "one", "one", "evalu-"],
  ["", "alarms", "solved", ...BUGS.map((bug) => bug.replace("one ", "")), "ations"],
];

/** Rates in percent, a block a kind, under how many cases there are for each of them. */
export function ratesTable(rates: RatesByKind): string {
  const blocks = Object.entries(rates).flatMap(([kind, checkers]) => [
    [],
    casesRow(kind, checkers[softdice.name]!),
    ...Object.entries(checkers).map(([name, found]) => ratesRow(name, found)),
  ]);
  return alignNumbers([...HEAD.map((row) => row.map(colors.bold)), ...blocks]);
}

function casesRow(kind: string, { falseAlarms, unresolved, detected }: Rates): string[] {
  const counts = [falseAlarms, unresolved, ...BUGS.map((bug) => detected[bug])];
  const numbers = counts.map(({ of }) => colors.dim(of.toLocaleString("en")));
  return [colors.bold(kind), ...numbers];
}

function ratesRow(name: string, { falseAlarms, unresolved, detected, evaluations }: Rates): string[] {
  const isOurs = name === softdice.name;
  const cells = [
    falseAlarmText(falseAlarms),
    isOurs ? percent(unresolved) : colors.dim("–"),
    ...BUGS.map((bug) => percent(detected[bug])),
    COMPACT.format(evaluations),
  ];
  return isOurs ? [name, ...cells].map(colors.bold) : [name, ...cells];
}

export function falseAlarmText(count: Count): string {
  const text = percent(count);
  return count.hits === 0 ? colors.green(text) : colors.red(text);
}

const COMPACT = new Intl.NumberFormat("en", { notation: "compact" });

/** A whole percentage; 0 and 100 mean never and always. */
export function percent({ hits, of }: Count): string {
  if (of === 0) return colors.dim("–");
  const part = (100 * hits) / of;
  if (hits > 0 && part < 0.5) return "<1";
  if (hits < of && part >= 99.5) return ">99";
  return String(Math.round(part));
}

const NO_BORDERS = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((name) => [name, ""]),
);

/** The first column left, all others right. */
export function alignNumbers(rows: readonly (readonly string[])[]): string {
  const table = new Table({
    chars: { ...NO_BORDERS, middle: "  " },
    colAligns: rows[0]!.map((_, column) => (column === 0 ? "left" : "right")),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => rows[0]!.map((_, column) => row[column] ?? "")));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
