import type { PageData } from "../../report/page-data.ts";
import { conventionLines } from "../../text/convention-text.ts";
import { scoreTitle, valueText } from "../../text/score-text.ts";
import { element } from "../document/element.ts";

/** The head of the page: the folders, the numbers of cases, and the means. */
export function summary(data: PageData): HTMLElement {
  const { predictions, targets, cases, skipped, unpaired, overall, settings } = data;
  const lonely = unpaired.predictions.length + unpaired.targets.length;
  const parts = [
    `${cases.length} cases`,
    ...(skipped.length > 0 ? [`${skipped.length} failed`] : []),
    ...(lonely > 0 ? [`${lonely} without a partner`] : []),
    settings.includeBackground ? "background included" : "background left out",
    ...conventionLines(settings.convention),
  ];
  const cards = settings.scores.map((score) => {
    const { mean } = overall.scores[score]!;
    const interval =
      mean.low === null ? "" : `${valueText(score, mean.low)} to ${valueText(score, mean.high)}`;
    return element(
      "div",
      { class: "card" },
      element("dt", {}, scoreTitle(score)),
      element("dd", {}, element("strong", {}, valueText(score, mean.value)), element("span", {}, interval)),
    );
  });
  return element(
    "header",
    {},
    element("h1", {}, predictions, element("small", {}, " against "), targets),
    element("p", {}, parts.join(" · ")),
    element("dl", { class: "cards" }, ...cards),
  );
}

/** Lists of failures, of files without a partner and of notes; a list without lines is left out. */
export function remarkLists({ skipped, unpaired, predictions, targets, notes }: PageData): HTMLElement[] {
  const lists: [title: string, lines: string[]][] = [
    ["Failed", skipped.map(({ id, reason }) => `${id}: ${reason}`)],
    [
      "Without a partner",
      [
        ...unpaired.predictions.map((path) => `${path} in ${predictions}`),
        ...unpaired.targets.map((path) => `${path} in ${targets}`),
      ],
    ],
    ["Notes", notes.map(({ id, note }) => `${id}: ${note}`)],
  ];
  return lists
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) =>
      element(
        "details",
        title === "Failed" ? { open: "" } : {},
        element("summary", {}, `${title} (${lines.length})`),
        element("ul", {}, ...lines.map((line) => element("li", {}, line))),
      ),
    );
}
