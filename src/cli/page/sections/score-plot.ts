import { scoreTitle } from "../../text/score-text.ts";
import { choice } from "../document/choice.ts";
import { saveButtons } from "../document/save-plot.ts";

/** The choice of a score, the plot of the one that is chosen, and the buttons that save it as a file of a name. */
export function scorePlot<Score extends string>(
  scores: readonly Score[],
  choose: (score: Score) => void,
  plot: HTMLElement,
  fileName: () => string,
): HTMLElement[] {
  return [
    choice(
      "Score",
      scores.map((name) => [name, scoreTitle(name)]),
      choose,
    ),
    plot,
    saveButtons(() => plot.firstElementChild, fileName),
  ];
}
