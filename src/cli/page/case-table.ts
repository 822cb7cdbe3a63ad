import type { PageData } from "../report/page-data.ts";
import { isDistance, scoreTitle, valueText } from "../text/score-text.ts";
import { element } from "./element.ts";
import { type Cell, sortableTable } from "./table.ts";

/** A row for each case and a column for each class; worse values have a deeper tint. A field above picks rows by their ids. */
export function caseTable(
  { cases, classes, overall }: PageData,
  score: string,
  select: (id: string) => void,
): HTMLElement {
  const strips = [overall, ...classes];
  const end = scaleEnd(
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
        : { text, sort: value, tint: tintOf(Number(value), score, end) };
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

/** The tint of the end of the scale; the values beyond it, and infinity, are deeper. */
const SCALE_TINT = 0.7;
/** The tint of a finite value far beyond the scale. */
const TAIL_TINT = 0.9;

/** The tint of a value, from 0 to 1: what a share lacks, or a length, as a part of the end of the scale. */
function tintOf(value: number, score: string, end: number): number {
  if (value === Number.POSITIVE_INFINITY && isDistance(score)) return 1;
  const badness = isDistance(score) ? value / end : (1 - value) / (1 - end);
  if (Number.isNaN(badness)) return 0;
  if (badness <= 1) return SCALE_TINT * Math.max(0, badness);
  return SCALE_TINT + (TAIL_TINT - SCALE_TINT) * (1 - 1 / badness);
}

/** The value at the end of the scale: one finite value in twenty is as bad or worse. */
function scaleEnd(values: readonly number[], score: string): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => (isDistance(score) ? b - a : a - b));
  return sorted[Math.floor(sorted.length / 20)] ?? Number.NaN;
}
