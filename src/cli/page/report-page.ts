import type { PageData } from "../report/page-data.ts";
import { scoreTitle } from "../text/score-text.ts";
import { caseTable } from "./case-table.ts";
import { classTable } from "./class-table.ts";
import { conventionSection } from "./convention-section.ts";
import { element } from "./element.ts";
import { markCase } from "./mark-case.ts";
import { saveButton } from "./save-plot.ts";
import { stripPlot } from "./strip-plot.ts";
import { remarkLists, summary } from "./summary.ts";

/** The narrowest phones. */
const MIN_PLOT_WIDTH = 280;

/** Fills an element with the report, and redraws the plot when its width changes or another score is chosen. */
export function showReport(body: HTMLElement, data: PageData): void {
  const { scores } = data.settings;
  const plot = element("figure");
  const classes = element("section");
  const cases = element("section");
  let score = scores[0]!;
  const draw = () => {
    const strips = stripPlot(data, score, Math.max(MIN_PLOT_WIDTH, plot.clientWidth || 900));
    strips.addEventListener("click", () => select(strips.value?.id));
    plot.replaceChildren(strips);
    mark();
  };
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
      scoreChoice(scores, choose),
      plot,
      saveButton(
        () => plot.firstElementChild,
        () => score,
      ),
      ...remarkLists(data),
      classes,
      cases,
      ...(data.conventions ? [conventionSection(data.conventions)] : []),
    ),
    element("footer", {}, footText(data)),
  );
  choose(score);
  let width = plot.clientWidth;
  if (typeof ResizeObserver === "undefined") return;
  new ResizeObserver(() => {
    if (plot.clientWidth === width) return;
    width = plot.clientWidth;
    draw();
  }).observe(plot);
}

function scoreChoice<Name extends string>(
  scores: readonly Name[],
  choose: (name: Name) => void,
): HTMLElement {
  const radios = scores.map((name, place) => {
    const radio = element("input", { type: "radio", name: "score", value: name });
    radio.checked = place === 0;
    radio.addEventListener("change", () => choose(name));
    return element("label", {}, radio, element("span", {}, scoreTitle(name)));
  });
  return element("fieldset", { class: "choice" }, element("legend", {}, "Score"), ...radios);
}

function footText({ settings }: PageData): string {
  const { confidence, method, resamples, seed } = settings;
  const kind = method === "bca" ? "BCa" : "percentile";
  const percent = Number((100 * confidence).toPrecision(4));
  const intervals = `Its bar is the ${percent} % interval: ${kind} bootstrap over cases, ${resamples} resamples, seed ${seed}.`;
  return `A dot is a case; a click on it shows the case in all classes. The larger dot below is the mean over cases. ${resamples > 0 ? intervals : ""}`;
}
