import { gridLines } from "../../report/grid-lines.ts";
import type { PageClass, PageData, PageScore } from "../../report/page-data.ts";
import { isDistance, scoreTitle, valueText } from "../../text/score-text.ts";
import { element } from "../document/element.ts";
import { type Cell, sortableTable } from "../document/table.ts";

/** A row for each class: mean, deviation, interval, median, and the id of the worst case. */
export function classTable({ classes, overall, settings, grid }: PageData, score: string): HTMLElement {
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
    ...(overall.scores[score]!.bounds ? ["mean between the voxels"] : []),
  ];
  const rows = [...classes, overall].map((one, place) => classRow(one, score, place));
  const table = sortableTable(`${scoreTitle(score)} by class`, head, rows);
  const lines = gridLines([score], grid, classes, overall.scores);
  return lines.length === 0
    ? table
    : element("div", {}, table, ...lines.map((line) => element("p", {}, line)));
}

function classRow({ label, scores }: PageClass, score: string, place: number): Cell[] {
  const { cases, mean, deviation, median, worst, bounds } = scores[score]!;
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
    ...(bounds ? [boundsCell(score, bounds)] : []),
  ];
}

/** The means that surfaces between the voxels can have. */
function boundsCell(score: string, { low, high }: NonNullable<PageScore["bounds"]>): Cell {
  const text = low === null ? "–" : `${valueText(score, low)} to ${valueText(score, high)}`;
  return { text, sort: low ?? "" };
}
