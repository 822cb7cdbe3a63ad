import type { LimitEffect, LimitRow } from "./limit-effects.ts";

/** The table of limits, in Markdown. */
export function limitsTable(now: LimitEffect, rows: readonly LimitRow[]): string {
  const text = ({ falseAlarms, passes, found, missed }: LimitEffect) =>
    `${falseAlarms}, ${passes}, ${found}, ${missed}`;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["limit", "value", "what it bounds", "at half", "at twice"]),
    line(["---", "---", "---", "---", "---"]),
    line(["as they are", "", "", text(now), text(now)]),
    ...rows.map(({ name, value, meaning, half, twice }) =>
      line([`\`${name}\``, String(value), meaning, text(half), text(twice)]),
    ),
  ].join("\n");
}

/** A page with a table between its comments. */
export function withLimits(page: string, table: string): string {
  const mark = "<!-- limits, made by bench/gradcheck/limits/main.ts -->";
  const start = page.indexOf(mark);
  const end = page.indexOf("<!-- end -->", start);
  if (start < 0 || end < 0) throw new Error(`the page lacks "${mark}" or its end`);
  return `${page.slice(0, start + mark.length)}\n\n${table}\n\n${page.slice(end)}`;
}
