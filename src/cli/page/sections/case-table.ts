import type { PageData } from "../../report/page-data.ts";
import { isDistance, scoreTitle, valueText } from "../../text/score-text.ts";
import { element } from "../document/element.ts";
import { filterField } from "../document/filter-field.ts";
import { markRows } from "../document/mark-rows.ts";
import { type Cell, sortableTable } from "../document/table.ts";

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
      const { values, highs } = scores[score]!;
      const value = values[place]!;
      const high = highs?.[place] ?? null;
      const text = `${valueText(score, value)}${high === null ? "" : ` (0 to ${valueText(score, high)})`}`;
      return value === null
        ? { text, sort: "" }
        : { text, sort: value, tint: tintOf(Number(value), score, end) };
    }),
  ]);
  const hasHighs = strips.some(({ scores }) => scores[score]!.highs?.some((high) => high !== null));
  const note = hasHighs ? "; in brackets: all values that surfaces between the voxels can have" : "";
  const table = sortableTable(
    `${scoreTitle(score)} by case${note}`,
    ["case", ...strips.map(({ label }) => label)],
    rows,
  );
  markRows(table, cases, select);
  return element("div", {}, filterField(table), table);
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
