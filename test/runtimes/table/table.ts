import type { Outcome } from "../outcome.ts";

/** What a runtime did with the tests. */
export interface Row {
  readonly title: string;
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}

const count = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

export function failuresOf({ outcomes }: Row): readonly Outcome[] {
  return outcomes.filter(({ state }) => state === "failed");
}

function tests(row: Row): string {
  const failed = failuresOf(row).length;
  const passed = row.outcomes.filter(({ state }) => state === "passed").length;
  return failed === 0 ? count(passed) : `${count(passed)}, ${count(failed)} failed`;
}

/** Whether the results whose bits are fixed had them; a dash where none were computed. */
export function bits({ outcomes }: Row): "yes" | "no" | "–" {
  const states = outcomes.filter(({ file }) => file.startsWith("test/bits/")).map(({ state }) => state);
  if (states.length === 0) return "–";
  return states.every((state) => state === "passed") ? "yes" : "no";
}

export const cellsOf = (row: Row): string[] => [row.title, row.version, tests(row), bits(row)];

/** The table of rows that are made, or were before. */
export function table(rows: readonly (readonly string[])[]): string {
  return aligned([["runtime", "version", "tests passed", "bits equal"], ...rows], 2);
}

/** A table in Markdown, which a terminal shows as well. */
export function aligned(cells: readonly (readonly string[])[], numbers: number | null = null): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const right = (column: number) => column === numbers;
  const lines = cells.map((row) =>
    row.map((cell, k) => (right(k) ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!))),
  );
  const rule = widths.map((width, k) => (right(k) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [lines[0]!, rule, ...lines.slice(1)].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
