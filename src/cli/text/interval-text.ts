import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import { countText, scoreTitle, type valueText } from "./score-text.ts";

/** The settings of the intervals of a report. */
interface IntervalSettings {
  readonly confidence: number;
  readonly resamples: number;
  readonly seed: number;
}

/** How the intervals of a report were made, in a few words. */
export function intervalText({ confidence, resamples, seed }: IntervalSettings): string {
  const percent = percentText(confidence);
  const drawn = `${countText(resamples)} resamples, seed ${seed}`;
  return `${percent} intervals: of means of scores with bounds, cases that the sample has not met included, ${drawn}`;
}

/** The interval of a median, which is shown where a mean has no interval. */
export function medianIntervalText(
  score: string,
  of: "median" | "median difference",
  [low, high]: readonly [low: ReportValue, high: ReportValue],
  confidence: number,
  textOf: typeof valueText,
): string {
  return `${scoreTitle(score)}: ${percentText(confidence)} interval of the ${of}: ${textOf(score, low)} to ${textOf(score, high)}`;
}

const percentText = (confidence: number) => `${Number((confidence * 100).toPrecision(12))} %`;
