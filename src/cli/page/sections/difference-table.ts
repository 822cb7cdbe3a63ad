import type { ReportValue } from "../../../metrics/statistics/report-value.ts";
import type { PageComparison } from "../../compare/comparison-page.ts";
import { isDistance, scoreTitle, signedText, valueText } from "../../text/score-text.ts";
import { element } from "../document/element.ts";
import { filterField } from "../document/filter-field.ts";
import { markRows } from "../document/mark-rows.ts";
import { type Cell, sortableTable } from "../document/table.ts";

/** A row for each case: the means of both models and the differences; those that are worse in the first have a tint. */
export function differenceTable(
  { cases, classes, overall, means }: PageComparison,
  score: string,
  select: (id: string) => void,
): HTMLElement {
  const strips = [overall, ...classes];
  const sign = isDistance(score) ? 1 : -1;
  const losses = strips
    .flatMap((one) => one.scores[score]!.values.map((value) => sign * Number(value)))
    .filter((loss) => loss > 0 && Number.isFinite(loss));
  const most = Math.max(...losses, 0);
  const valueCell = (value: ReportValue): Cell => ({ text: valueText(score, value), sort: value ?? "" });
  const rows = cases.map((id, place): Cell[] => [
    { text: id },
    valueCell(means[score]!.first[place]!),
    valueCell(means[score]!.second[place]!),
    ...strips.map(({ scores }): Cell => {
      const value = scores[score]!.values[place]!;
      const loss = sign * Number(value);
      const text = signedText(score, value);
      if (value === null) return { text, sort: "" };
      return { text, sort: value, ...(loss > 0 && { tint: Math.min(1, loss / most) }) };
    }),
  ]);
  const head = ["case", "first", "second", "difference", ...classes.map(({ label }) => label)];
  const table = sortableTable(`${scoreTitle(score)} by case`, head, rows);
  markRows(table, cases, select);
  table.classList.add("differences");
  return element("div", {}, filterField(table), table);
}
