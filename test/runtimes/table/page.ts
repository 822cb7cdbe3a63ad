type Table = "runtimes" | "pools";

function placeOf(page: string, table: Table): { readonly start: number; readonly end: number } {
  const comment = `<!-- ${table}: made by npm run test:runtimes -- --write -->`;
  const start = page.indexOf(comment) + comment.length;
  const end = page.indexOf("<!-- end -->", start);
  if (start < comment.length || end < 0)
    throw new Error(`the page lacks "${comment}" and "<!-- end -->" after it`);
  return { start, end };
}

/** The page with a table between its two comments. */
export function withTable(page: string, name: Table, table: string): string {
  const { start, end } = placeOf(page, name);
  return `${page.slice(0, start)}\n\n${table}\n\n${page.slice(end)}`;
}

/** The cells of a table of the page, without its head. */
export function rowsIn(page: string, name: Table): string[][] {
  const { start, end } = placeOf(page, name);
  const lines = page.slice(start, end).split("\n");
  const rows = lines.filter((line) => line.startsWith("|")).slice(2);
  return rows.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
