import type { DataSetReport } from "../report/data-set-report.ts";
import { spreadsheetText } from "../text/paper-table.ts";
import { visibleText } from "../text/visible-text.ts";

const VOXEL_COLUMNS = "case,class,name,predicted,actual,intersection,tp,fp,fn,tn".split(",");

/**
 * A row for each class of each case (RFC 4180), with the bounds of distances behind the scores, and one with the reason for each case that failed; an empty cell is a missing value.
 * On a terminal control characters are shown as escapes.
 */
export function caseCsv(
  { cases, skipped, classes, settings, overall }: DataSetReport,
  onTerminal = false,
): string {
  const { scores } = settings;
  const bounded = scores.filter((name) => overall[name]!.bounds);
  const hasVolumes = cases.some((one) =>
    one.classes.some(({ predictedVolume }) => predictedVolume !== undefined),
  );
  const volumes = hasVolumes ? ["predicted_ml", "actual_ml"] : [];
  const ends = bounded.flatMap((name) => [`${name}_low`, `${name}_high`]);
  const head = [...VOXEL_COLUMNS, ...volumes, ...scores, ...ends, "failure"];
  const names = new Map(classes.map((one) => [one.class, one.name ?? ""]));
  const rows = cases.flatMap(({ id, voxels, classes: each }) =>
    each.map((one) => ({
      id,
      cells: [
        id,
        one.class,
        names.get(one.class) ?? "",
        one.predicted,
        one.actual,
        one.intersection,
        one.intersection,
        one.predicted - one.intersection,
        one.actual - one.intersection,
        voxels - one.predicted - one.actual + one.intersection,
        ...(hasVolumes ? [one.predictedVolume ?? "", one.actualVolume ?? ""] : []),
        ...scores.map((name) => one.scores[name] ?? ""),
        ...bounded.flatMap((name) => [one.bounds?.[name]?.low ?? "", one.bounds?.[name]?.high ?? ""]),
        "",
      ],
    })),
  );
  const failures = skipped.map(({ id, reason }) => ({
    id,
    cells: [id, ...new Array<string>(head.length - 2).fill(""), reason],
  }));
  // The sort is stable: the classes of a case stay in their order.
  const sorted = [...rows, ...failures].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return [head, ...sorted.map(({ cells }) => cells)].map((cells) => csvLine(cells, onTerminal)).join("");
}

/** A line of cells; a cell of text is kept from running as a formula. */
export function csvLine(cells: readonly (string | number)[], onTerminal: boolean): string {
  return `${cells.map((cell) => csvCell(onTerminal ? visibleText(String(cell)) : cell)).join(",")}\n`;
}

/** A cell of text is kept from running as a formula; a number is not changed. */
function csvCell(cell: string | number): string {
  const text = typeof cell === "string" ? spreadsheetText(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
