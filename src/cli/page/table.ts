import { element } from "./element.ts";

/** A cell: its text, its key for sorting, and its tint from 0 to 1. */
export interface Cell {
  readonly text: string;
  readonly sort?: number | string;
  readonly tint?: number;
}

/** A table that the reader sorts by a click on the head of a column, or by Enter. The first column names the rows. */
export function sortableTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  const table = element(
    "table",
    { class: "sortable asc n-last" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head.map((text) => headCell(text)))),
    element("tbody", {}, ...rows.map((cells) => element("tr", {}, ...cells.map(bodyCell)))),
  );
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table);
}

function headCell(text: string): HTMLElement {
  const cell = element("th", { scope: "col", tabindex: "0" }, text);
  cell.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cell.click();
  });
  return cell;
}

function bodyCell({ text, sort, tint }: Cell, column: number): HTMLElement {
  const attributes = {
    ...(sort !== undefined && { "data-sort": String(sort) }),
    ...(tint !== undefined && tint > 0 && { style: `--tint:${Math.round(100 * tint)}%` }),
  };
  return column === 0
    ? element("th", { scope: "row", ...attributes }, text)
    : element("td", attributes, text);
}
