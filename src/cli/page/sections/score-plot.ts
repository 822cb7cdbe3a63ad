import { scoreTitle } from "../../text/score-text.ts";
import { choice } from "../document/choice.ts";
import { saveButtons } from "../document/save-plot.ts";
import { MAX_PLOTTED, type PlotExtent, WORST_PLOTTED } from "../plots/worst-classes.ts";

/** A plot of many classes shows the worst of them, or all. */
interface ManyClasses {
  readonly classes: number;
  readonly show: (extent: PlotExtent) => void;
}

/** The choice of a score, the plot of the one that is chosen, and the buttons that save it as a file of a name. */
export function scorePlot<Score extends string>(
  scores: readonly Score[],
  choose: (score: Score) => void,
  plot: HTMLElement,
  fileName: () => string,
  { classes, show }: ManyClasses,
): HTMLElement[] {
  return [
    choice(
      "Score",
      scores.map((name) => [name, scoreTitle(name)]),
      choose,
    ),
    ...(classes > MAX_PLOTTED
      ? [
          choice(
            "Classes",
            [
              ["worst", `${WORST_PLOTTED} worst classes`],
              ["all", `all ${classes}`],
            ],
            show,
          ),
        ]
      : []),
    plot,
    saveButtons(() => plot.firstElementChild, fileName),
  ];
}
