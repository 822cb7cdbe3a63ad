type Rows = readonly (readonly string[])[];

/** Letters in a cell from which it is prose, which is read in lines and not down a column. */
const PROSE_CELL = 34;
/** Letters in the longest cells of all columns together, from which a phone shows each row as a block. */
const WIDE_ROW = 90;

/**
 * How a phone shows a table: `"stacked"` makes each row a block whose cells name their columns, for rows of prose;
 * `"scrolled"` keeps the first column in sight beside the others; a table of two columns or of short cells fits.
 */
export function phoneLayoutOf(rows: Rows): "stacked" | "scrolled" | "plain" {
  const widths = widthsOf(rows);
  if (widths.length < 3) return "plain";
  const hasProse = widthsOf(rows.slice(1))
    .slice(1)
    .some((width) => width > PROSE_CELL);
  if (hasProse && sumOf(widths) > WIDE_ROW) return "stacked";
  return widths.length > 3 ? "scrolled" : "plain";
}

/** Reports whether a table needs the width of the outline beside the text: many columns, or few that are long. */
export function needsWidePage(rows: Rows): boolean {
  const widths = widthsOf(rows);
  const sum = sumOf(widths);
  return (
    (widths.length >= 6 && sum > 90) ||
    (widths.length >= 5 && sum > 110) ||
    (widths.length >= 4 && sum > 180) ||
    (widths.length >= 3 && sum > 300)
  );
}

/** Marks where a long name may be broken, between its words: `compute_|surface_|dice`, `Hausdorff|Distance`. */
export function breakNames(text: string, mark: string): string {
  return text.replaceAll(/[\w.(=/-]{16,}/g, (name) =>
    name.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[_(=./])(?=\w)/g, mark),
  );
}

const widthsOf = (rows: Rows) =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
const sumOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);
