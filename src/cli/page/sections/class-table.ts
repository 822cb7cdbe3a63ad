import type { PageClass, PageData } from "../../report/page-data.ts";
import { isDistance, scoreTitle, valueText } from "../../text/score-text.ts";
import { type Cell, sortableTable } from "../document/table.ts";

/** A row for each class: mean, deviation, interval, median, and the id of the worst case. */
export function classTable({ classes, overall, settings }: PageData, score: string): HTMLElement {
  const interval = `${Number((100 * settings.confidence).toPrecision(4))} % interval`;
  const head = [
    "class",
    "cases",
    "mean",
    "sd",
    interval,
    "median",
    isDistance(score) ? "highest" : "lowest",
    "in case",
  ];
  const rows = [...classes, overall].map((one, place) => classRow(one, score, place));
  return sortableTable(`${scoreTitle(score)} by class`, head, rows);
}

function classRow({ label, scores }: PageClass, score: string, place: number): Cell[] {
  const { cases, mean, deviation, median, worst } = scores[score]!;
  const value = (number: typeof median): Cell => ({ text: valueText(score, number), sort: number ?? "" });
  const { low, high } = mean;
  const interval = low === null ? "–" : `${valueText(score, low)} to ${valueText(score, high)}`;
  return [
    { text: label, sort: place },
    { text: String(cases), sort: cases },
    value(mean.value),
    value(deviation),
    { text: interval, sort: low ?? "" },
    value(median),
    value(worst?.value ?? null),
    { text: worst?.id ?? "" },
  ];
}
