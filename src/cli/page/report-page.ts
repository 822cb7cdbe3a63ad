import type { PageData } from "../report/page-data.ts";
import { drawForWidth } from "./document/draw-for-width.ts";
import { element } from "./document/element.ts";
import { markCase } from "./document/mark-case.ts";
import { stripPlot } from "./plots/strip-plot.ts";
import { caseTable } from "./sections/case-table.ts";
import { classTable } from "./sections/class-table.ts";
import { conventionSection } from "./sections/convention-section.ts";
import { lesionSection } from "./sections/lesion-section.ts";
import { pictureSection } from "./sections/picture-section.ts";
import { scorePlot } from "./sections/score-plot.ts";
import { remarkLists, summary } from "./sections/summary.ts";

/** Fills an element with the report, and redraws the plot when its width changes or another score is chosen. */
export function showReport(body: HTMLElement, data: PageData): void {
  const { scores } = data.settings;
  const plot = element("figure");
  const classes = element("section");
  const cases = element("section");
  let score = scores[0]!;
  const draw = drawForWidth(
    plot,
    (width) => {
      const strips = stripPlot(data, score, width);
      strips.addEventListener("click", () => select(strips.value?.id));
      return strips;
    },
    () => mark(),
  );
  let selected: string | undefined;
  const select = (id: string | undefined) => {
    selected = id === selected ? undefined : id;
    mark();
    cases.querySelector("tr.selected")?.scrollIntoView({ block: "nearest" });
  };
  const mark = () => markCase([plot, cases], selected);
  const choose = (name: (typeof scores)[number]) => {
    score = name;
    draw();
    classes.replaceChildren(classTable(data, score));
    cases.replaceChildren(caseTable(data, score, select));
    mark();
  };
  body.append(
    summary(data),
    element(
      "main",
      {},
      ...scorePlot(scores, choose, plot, () => score),
      ...remarkLists(data),
      classes,
      ...(data.pictures ? [pictureSection(data.pictures)] : []),
      ...(data.lesions ? [lesionSection(data.lesions)] : []),
      cases,
      ...(data.conventions ? [conventionSection(data.conventions)] : []),
    ),
    element("footer", {}, footText(data)),
  );
  choose(score);
}

function footText({ settings }: PageData): string {
  const { confidence, resamples, seed } = settings;
  const percent = Number((100 * confidence).toPrecision(4));
  const intervals = `Its bar is the ${percent} % interval: cases that the sample has not met included, ${resamples} resamples, seed ${seed}.`;
  return `A dot is a case; a click on it shows the case in all classes. The larger dot below is the mean over cases. ${resamples > 0 ? intervals : ""}`;
}
