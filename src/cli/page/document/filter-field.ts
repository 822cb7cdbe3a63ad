import { element } from "./element.ts";

/** A field that shows the rows of a table whose first cell contains a text, and how many there are. */
export function filterField(table: HTMLElement): HTMLElement {
  const field = element("input", {
    type: "search",
    placeholder: "Show cases with …",
    "aria-label": "Show cases whose id contains",
  });
  const rows = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr")];
  const all = rows.length === 1 ? "1 case" : `${rows.length} cases`;
  const count = element("output", {}, all);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.cells[0]!.textContent!.toLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    count.value = shown === rows.length ? all : `${shown} of ${all}`;
  });
  return element("p", { class: "filter" }, field, count);
}
