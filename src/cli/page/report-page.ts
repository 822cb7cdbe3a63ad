import type { PageData } from "../report/page-data.ts";
import { countText } from "../text/score-text.ts";
import { drawForWidth } from "./document/draw-for-width.ts";
import { element } from "./document/element.ts";
import { markCase } from "./document/mark-case.ts";
import { stripPlot } from "./plots/strip-plot.ts";
import { type PlotExtent, plottedClasses } from "./plots/worst-classes.ts";
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
  let extent: PlotExtent = "worst";
  const draw = drawForWidth(
    plot,
    (width) => {
      const classes = plottedClasses(data.classes, score, extent);
      const strips = stripPlot({ ...data, classes }, score, width);
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
  const show = (chosen: PlotExtent) => {
    extent = chosen;
    draw();
  };
  body.append(
    summary(data),
    element(
      "main",
      {},
      ...scorePlot(scores, choose, plot, () => score, { classes: data.classes.length, show }),
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

function footText({ settings, cases }: PageData): string {
  const { confidence, resamples, seed } = settings;
  const percent = Number((100 * confidence).toPrecision(4));
  const intervals = `Its bar is the ${percent} % interval: cases that the sample has not met included, ${countText(resamples)} resamples, seed ${seed}.`;
  return `A dot is a case; a click on it shows the case in all classes. The larger dot below is the mean over cases. ${resamples > 0 && cases.length > 1 ? intervals : ""}`;
}
