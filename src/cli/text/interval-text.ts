import { countText } from "./score-text.ts";

/** The settings of the intervals of a report. */
interface IntervalSettings {
  readonly confidence: number;
  readonly resamples: number;
  readonly seed: number;
}

/** How the intervals of a report were made, in a few words. */
export function intervalText({ confidence, resamples, seed }: IntervalSettings): string {
  const percent = `${Number((confidence * 100).toPrecision(12))} %`;
  const drawn = `${countText(resamples)} resamples, seed ${seed}`;
  return `${percent} intervals: of means of scores with bounds, cases that the sample has not met included, ${drawn}`;
}
