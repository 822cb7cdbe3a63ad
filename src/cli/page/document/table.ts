import { element } from "./element.ts";

/** A cell: its text, its key for sorting, and its tint from 0 to 1. */
export interface Cell {
  readonly text: string;
  readonly sort?: number | string;
  readonly tint?: number;
}

/** A name with more characters is folded where the page is narrow. */
const LONG_NAME = 20;

/** A table that the reader sorts by a click on the head of a column, or by Enter. The first column names the rows. */
export function sortableTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  const hasLongNames = rows.some(([name]) => name!.text.length > LONG_NAME);
  const table = element(
    "table",
    { class: `sortable asc n-last${hasLongNames ? " long-names" : ""}` },
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element("tr", {}, ...head.map((text, column) => headCell(text, isText(rows[0]?.[column])))),
    ),
    element("tbody", {}, ...rows.map((cells) => element("tr", {}, ...cells.map(bodyCell)))),
  );
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table);
}

/** A cell without a key for sorting is read from the left. */
function isText(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.sort === undefined;
}

function headCell(text: string, isLeft: boolean): HTMLElement {
  const cell = element("th", { scope: "col", tabindex: "0", ...(isLeft && { class: "text" }) }, text);
  cell.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cell.click();
  });
  return cell;
}

function bodyCell(cell: Cell, column: number): HTMLElement {
  const { text, sort, tint } = cell;
  const attributes = {
    ...(isText(cell) && { class: "text" }),
    ...(sort !== undefined && { "data-sort": String(sort) }),
    ...(tint !== undefined && tint > 0 && { style: `--tint:${Math.round(100 * tint)}%` }),
  };
  return column === 0
    ? element("th", { scope: "row", ...attributes }, text)
    : element("td", attributes, text);
}
