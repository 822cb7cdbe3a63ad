/** Makes the rows of a table those of cases: each has the id of its case, and a click on it selects the case. */
export function markRows(table: HTMLElement, cases: readonly string[], select: (id: string) => void): void {
  table.classList.add("cases");
  for (const [place, row] of table.querySelectorAll<HTMLTableRowElement>("tbody tr").entries())
    row.dataset.case = cases[place];
  table.addEventListener("click", ({ target }) => {
    const id = (target as Element).closest<HTMLElement>("tbody tr")?.dataset.case;
    if (id !== undefined) select(id);
  });
}
