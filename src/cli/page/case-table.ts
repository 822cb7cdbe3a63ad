import type { PageData } from "../report/page-data.ts";
import { isDistance, scoreTitle, valueText } from "../text/score-text.ts";
import { element } from "./element.ts";
import { type Cell, sortableTable } from "./table.ts";

/** A row for each case, a column for each class, tinted the more the worse; above it, a field that picks rows by their ids. */
export function caseTable(
  { cases, classes, overall }: PageData,
  score: string,
  select: (id: string) => void,
): HTMLElement {
  const strips = [overall, ...classes];
  const worst = worstValue(
    strips.flatMap((one) => one.scores[score]!.values.filter((value) => value !== null).map(Number)),
    score,
  );
  const rows = cases.map((id, place): Cell[] => [
    { text: id },
    ...strips.map(({ scores }) => {
      const value = scores[score]!.values[place]!;
      const text = valueText(score, value);
      return value === null
        ? { text, sort: "" }
        : { text, sort: value, tint: tintOf(Number(value), score, worst) };
    }),
  ]);
  const table = sortableTable(
    `${scoreTitle(score)} by case`,
    ["case", ...strips.map(({ label }) => label)],
    rows,
  );
  table.classList.add("cases");
  for (const [place, row] of table.querySelectorAll<HTMLTableRowElement>("tbody tr").entries()) {
    row.dataset.case = cases[place];
  }
  table.addEventListener("click", ({ target }) => {
    const id = (target as Element).closest<HTMLElement>("tbody tr")?.dataset.case;
    if (id !== undefined) select(id);
  });
  const field = element("input", {
    type: "search",
    placeholder: "Show cases with …",
    "aria-label": "Show cases whose id contains",
  });
  const count = element("output", {}, `${cases.length} cases`);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of table.querySelectorAll<HTMLTableRowElement>("tbody tr")) {
      row.hidden = !row.cells[0]!.textContent!.toLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    count.value = shown === cases.length ? `${cases.length} cases` : `${shown} of ${cases.length} cases`;
  });
  return element("div", {}, element("p", { class: "filter" }, field, count), table);
}

/** How bad a value is, from 0 to 1: what a share lacks, or a length as a part of the longest. */
function tintOf(value: number, score: string, worst: number): number {
  const badness = isDistance(score) ? value / worst : (1 - value) / (1 - worst);
  return Number.isNaN(badness) ? 0 : Math.min(1, Math.max(0, badness));
}

/** The value that gets the full tint: one of twenty is as bad or worse. */
function worstValue(values: readonly number[], score: string): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => (isDistance(score) ? b - a : a - b));
  return sorted[Math.floor(sorted.length / 20)] ?? Number.NaN;
}
