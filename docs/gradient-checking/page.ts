import type { Visited } from "./museum.ts";
import { sayingTable, verdictTable } from "./table.ts";

/** The page with what was seen in the museum between its comments. */
export function withMuseum(page: string, visited: readonly Visited[]): string {
  return between(between(page, "verdicts", verdictTable(visited)), "sayings", sayingTable(visited));
}

const END = "<!-- end -->";

function between(page: string, name: string, content: string): string {
  const mark = `<!-- ${name}, made by docs/gradient-checking/main.ts -->`;
  const start = page.indexOf(mark);
  const end = page.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`the page lacks "${mark}" or its "${END}"`);
  return `${page.slice(0, start + mark.length)}\n\n${content}\n\n${page.slice(end)}`;
}
