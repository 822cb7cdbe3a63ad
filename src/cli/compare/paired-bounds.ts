import type { CaseReport, MeterReport } from "../../metrics/report/meter-report.ts";
import { type ReportValue, reportValue } from "../../metrics/statistics/report-value.ts";
import { type PairedValue, valueKey } from "./paired-values.ts";

/** What the voxels show of the differences of a score of surfaces. */
export interface PairedBounds {
  /** The means of the ends of the differences that surfaces consistent with all masks can have. */
  readonly low: ReportValue;
  readonly high: ReportValue;
  /** Cases in which such surfaces can have differences of either sign: the voxels cannot show which model is better. */
  readonly undecided: number;
}

type ValueBounds = NonNullable<CaseReport["bounds"]>[string];

/** The bounds of a report by case, class and score. */
export type ReportBounds = ReadonlyMap<string, ValueBounds>;

export function boundsOfReport({ cases }: MeterReport): ReportBounds {
  const found = new Map<string, ValueBounds>();
  for (const { id, bounds = {}, classes } of cases) {
    for (const [score, one] of Object.entries(bounds)) found.set(valueKey(id, null, score), one);
    for (const { class: label, bounds: own = {} } of classes)
      for (const [score, one] of Object.entries(own)) found.set(valueKey(id, label, score), one);
  }
  return found;
}

/**
 * The bounds of the differences of two models; `undefined` where no value has bounds.
 *
 * @param label - a class, or `null` for the mean over classes
 */
export function pairedBounds(
  values: readonly PairedValue[],
  first: ReportBounds,
  second: ReportBounds,
  label: number | null,
  score: string,
): PairedBounds | undefined {
  let [low, high, undecided, bounded] = [0, 0, 0, 0];
  for (const { id, first: ours, second: theirs, difference } of values) {
    const key = valueKey(id, label, score);
    const [one, other] = [first.get(key), second.get(key)];
    if (one || other) bounded++;
    // Without bounds a value is exact; two infinite distances differ by 0.
    const least = one || other ? (one?.low ?? ours) - (other?.high ?? theirs) : difference;
    const largest = one || other ? (one?.high ?? ours) - (other?.low ?? theirs) : difference;
    low += least;
    high += largest;
    if (least <= 0 && largest >= 0) undecided++;
  }
  if (bounded === 0) return undefined;
  return { low: reportValue(low / values.length), high: reportValue(high / values.length), undecided };
}
