import type { IntervalMethod } from "../../metrics/statistics/confidence-interval.ts";
import { countText } from "./score-text.ts";

/** The settings of the intervals of a report. */
interface IntervalSettings {
  readonly confidence: number;
  readonly method: IntervalMethod;
  readonly resamples: number;
  readonly seed: number;
}

/** How the intervals of a report were made, in a few words. */
export function intervalText({ confidence, method, resamples, seed }: IntervalSettings): string {
  const percent = `${Number((confidence * 100).toPrecision(12))} %`;
  const drawn = `${countText(resamples)} resamples, seed ${seed}`;
  if (method === "bounded")
    return `${percent} intervals: of means of scores with bounds, cases that the sample has not met included, ${drawn}`;
  return `${percent} intervals: ${method === "bca" ? "BCa" : "percentile"} bootstrap over cases, ${drawn}`;
}
