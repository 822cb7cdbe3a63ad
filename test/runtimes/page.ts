const START = "<!-- made by npm run test:runtimes -- --write -->";
const END = "<!-- end -->";

/** The page with the table between its two comments. */
export function withTable(page: string, table: string): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`the page lacks "${START}" and "${END}"`);
  return `${page.slice(0, start + START.length)}\n\n${table}\n\n${page.slice(end)}`;
}
