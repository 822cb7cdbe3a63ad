import type { DataSetReport } from "../report/data-set-report.ts";

/** A row for each class of each case (RFC 4180), and one with the reason for each case that failed; empty is no value. */
export function caseCsv({ cases, skipped, classes, settings }: DataSetReport): string {
  const { scores } = settings;
  const names = new Map(classes.map((one) => [one.class, one.name ?? ""]));
  const rows = cases.flatMap(({ id, classes: each }) =>
    each.map((one) => ({
      id,
      cells: [
        id,
        one.class,
        names.get(one.class) ?? "",
        one.predicted,
        one.actual,
        one.intersection,
        ...scores.map((name) => one.scores[name] ?? ""),
        "",
      ],
    })),
  );
  const failures = skipped.map(({ id, reason }) => ({
    id,
    cells: [id, ...new Array<string>(5 + scores.length).fill(""), reason],
  }));
  const head = ["case", "class", "name", "predicted", "actual", "intersection", ...scores, "failure"];
  // The sort is stable: the classes of a case stay in their order.
  const sorted = [...rows, ...failures].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return [head, ...sorted.map(({ cells }) => cells)].map(csvLine).join("");
}

function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(",")}\n`;
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
