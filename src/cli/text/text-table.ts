import Table from "cli-table3";
import { visibleText } from "./visible-text.ts";

const BORDERS = [
  "top",
  "top-mid",
  "top-left",
  "top-right",
  "bottom",
  "bottom-mid",
  "bottom-left",
  "bottom-right",
]
  .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
  .map((name) => [name, ""]);

/** One line for each row. The first column and those of `left` are aligned left, all others right, as numbers are. */
export function alignColumns(rows: readonly (readonly string[])[], left: readonly number[] = []): string[] {
  const table = new Table({
    chars: Object.fromEntries([...BORDERS, ["middle", "   "]]),
    colAligns: rows[0]!.map((_, column) => (column === 0 || left.includes(column) ? "left" : "right")),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  for (const row of rows) table.push(row.map(visibleText));
  return table.toString().split("\n");
}

/** The columns of a table that is too wide for its terminal, in several tables one below the other. */
export interface FoldOptions {
  /** How many columns each of the tables begins with. */
  readonly repeated: number;
  /** The columns of the terminal; without it nothing is folded. */
  readonly width: number | undefined;
}

/** One table, or several that are not wider than `width` where that is possible; each has a line for each row. */
export function foldColumns(
  rows: readonly (readonly string[])[],
  { repeated, width = Number.POSITIVE_INFINITY }: FoldOptions,
): string[][] {
  const pick = (columns: readonly number[]) => alignColumns(rows.map((row) => columns.map((at) => row[at]!)));
  const first = Array.from({ length: repeated }, (_, at) => at);
  const tables: string[][] = [];
  let columns = [...first];
  let lines: string[] | undefined;
  for (let at = repeated; at < rows[0]!.length; at++) {
    const wider = pick([...columns, at]);
    if (lines && displayWidth(wider[0]!) > width) {
      tables.push(lines);
      columns = [...first, at];
      lines = pick(columns);
    } else {
      columns.push(at);
      lines = wider;
    }
  }
  tables.push(lines ?? pick(columns));
  return tables;
}

/** East Asian characters and pictures, which take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/gu;

/** The columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}
