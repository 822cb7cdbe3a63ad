import type { PageScore } from "../../report/page-data.ts";
import type { valueText } from "../../text/score-text.ts";
import { element } from "../document/element.ts";
import { infiniteText } from "../plots/strip-plot.ts";

/** The mean of a score under its title, with its interval, or with what is infinite. */
export function scoreCard(
  title: string,
  score: string,
  values: PageScore,
  textOf: typeof valueText,
): HTMLElement {
  const { low, high, value } = values.mean;
  const below =
    low === null
      ? (infiniteText(score, values, textOf) ?? "")
      : `${textOf(score, low)} to ${textOf(score, high)}`;
  return element(
    "div",
    { class: "card" },
    element("dt", {}, title),
    element("dd", {}, element("strong", {}, textOf(score, value)), element("span", {}, below)),
  );
}
