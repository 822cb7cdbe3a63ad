import type { ComparisonPageData, PageComparison } from "../compare/comparison-page.ts";
import { scoreTitle, signedText } from "../text/score-text.ts";
import { choice } from "./document/choice.ts";
import { drawForWidth } from "./document/draw-for-width.ts";
import { element } from "./document/element.ts";
import { markCase } from "./document/mark-case.ts";
import { sortableTable } from "./document/table.ts";
import { stripPlot } from "./plots/strip-plot.ts";
import { type PlotExtent, plottedClasses } from "./plots/worst-classes.ts";
import { differenceTable } from "./sections/difference-table.ts";
import { pictureSection } from "./sections/picture-section.ts";
import { scoreCard } from "./sections/score-card.ts";
import { scorePlot } from "./sections/score-plot.ts";

/** Fills an element with the first model beside one of the others, which the reader chooses. */
export function showComparison(body: HTMLElement, { comparisons }: ComparisonPageData): void {
  const content = element("div");
  const show = (place: number) => content.replaceChildren(...comparisonParts(comparisons[place]!));
  if (comparisons.length > 1) {
    const names = comparisons.map(({ second }, place) => [String(place), second] as const);
    body.append(choice("Beside", names, (place) => show(Number(place))));
  }
  body.append(content);
  show(0);
}

function comparisonParts(comparison: PageComparison): HTMLElement[] {
  const { first, second, scores, facts, notes, pictures } = comparison;
  const plot = element("figure");
  const [classes, cases] = [element("section"), element("section")];
  let score = scores[0]!;
  let extent: PlotExtent = "worst";
  let selected: string | undefined;
  const mark = () => markCase([plot, cases], selected);
  const select = (id: string | undefined) => {
    selected = id === selected ? undefined : id;
    mark();
  };
  const draw = drawForWidth(
    plot,
    (width) => {
      const classes = plottedClasses(comparison.classes, score, extent);
      const strips = stripPlot({ ...comparison, classes }, score, width, "differences");
      strips.addEventListener("click", () => select(strips.value?.id));
      return strips;
    },
    mark,
  );
  const choose = (name: typeof score) => {
    score = name;
    draw();
    const [head, ...rows] = comparison.tables[score]!;
    classes.replaceChildren(
      sortableTable(
        `${scoreTitle(score)} by class`,
        ["class", ...head!.slice(1)],
        rows.map((cells) => cells.map((text) => ({ text, sort: sortKey(text) }))),
      ),
    );
    cases.replaceChildren(differenceTable(comparison, score, select));
    mark();
  };
  const parts = [
    element(
      "header",
      {},
      element("h1", {}, first, element("small", {}, " beside "), second),
      element("p", {}, `${facts} · a difference is the first minus the second`),
      element("dl", { class: "cards" }, ...scores.map((name) => differenceCard(comparison, name))),
    ),
    element(
      "main",
      {},
      ...scorePlot(scores, choose, plot, () => `difference-${score}`, {
        classes: comparison.classes.length,
        show: (chosen) => {
          extent = chosen;
          draw();
        },
      }),
      classes,
      ...(pictures ? [pictureSection(pictures)] : []),
      cases,
    ),
    element(
      "footer",
      {},
      element(
        "p",
        {},
        "A dot is the difference in a case; a click on it shows the case in all classes. The larger dot below is the mean with its interval.",
      ),
      ...notes.map((note) => element("p", {}, note)),
    ),
  ];
  choose(score);
  return parts;
}

/** The mean difference of a score over the cases, and its interval. */
function differenceCard({ overall }: PageComparison, score: string): HTMLElement {
  return scoreCard(`difference of ${scoreTitle(score)}`, score, overall.scores[score]!, signedText);
}

/** The number at the beginning of a text; the text where it begins otherwise. */
function sortKey(text: string): number | string {
  const number = Number.parseFloat(text.replace("−", "-").replaceAll(",", "").replace(/^[<>]/, "0"));
  return Number.isNaN(number) ? text : number;
}
