import type { PageData } from "../../report/page-data.ts";
import { conventionLines } from "../../text/convention-text.ts";
import { casesText, scoreTitle, valueText } from "../../text/score-text.ts";
import { element } from "../document/element.ts";
import { scoreCard } from "./score-card.ts";

/** The head of the page: the folders, the numbers of cases, and the means. */
export function summary(data: PageData): HTMLElement {
  const { predictions, targets, cases, skipped, unpaired, overall, settings } = data;
  const lonely = unpaired.predictions.length + unpaired.targets.length;
  const parts = [
    casesText(cases.length),
    ...(skipped.length > 0 ? [`${skipped.length} failed`] : []),
    ...(lonely > 0 ? [`${lonely} without a partner`] : []),
    settings.includeBackground ? "background included" : "background left out",
    ...conventionLines(settings.convention),
  ];
  const cards = settings.scores.map((score) =>
    scoreCard(scoreTitle(score), score, overall.scores[score]!, valueText),
  );
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
