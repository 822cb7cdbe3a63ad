import Table from "cli-table3";

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

/** One line a row: the first column left, and those named; all others right, as numbers stand. */
export function alignColumns(rows: readonly (readonly string[])[], left: readonly number[] = []): string[] {
  const table = new Table({
    chars: Object.fromEntries([...BORDERS, ["middle", "   "]]),
    colAligns: rows[0]!.map((_, column) => (column === 0 || left.includes(column) ? "left" : "right")),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split("\n");
}
