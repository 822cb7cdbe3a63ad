import type { PageClass } from "../../report/page-data.ts";
import { isDistance } from "../../text/score-text.ts";

/** What a plot of many classes shows. */
export type PlotExtent = "worst" | "all";

/** With more classes a plot shows the worst, until the reader asks for all of them. */
export const MAX_PLOTTED = 30;
/** Enough to see where a model fails, on one screen. */
export const WORST_PLOTTED = 20;

/** The classes of a plot: all in their order, or the worst by their means, the worst first. */
export function plottedClasses(
  classes: readonly PageClass[],
  score: string,
  extent: PlotExtent,
): readonly PageClass[] {
  if (extent === "all" || classes.length <= MAX_PLOTTED) return classes;
  const sign = isDistance(score) ? -1 : 1;
  const rank = ({ scores }: PageClass) => {
    const { value } = scores[score]!.mean;
    return value === null ? Number.POSITIVE_INFINITY : sign * Number(value);
  };
  // Two infinities have no difference.
  return [...classes].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).slice(0, WORST_PLOTTED);
}
