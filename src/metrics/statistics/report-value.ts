import type { Replicates } from "./bootstrap.ts";
import type { IntervalMethod } from "./confidence-interval.ts";
import { confidenceInterval } from "./confidence-interval.ts";

/** A score as JSON carries it: `null` means that there is not a value, and `Number(value)` reads the rest. */
export type ReportValue = number | "Infinity" | "-Infinity" | null;

/** A value with the ends of its confidence interval, `null` where it has none. */
export interface Estimate {
  readonly value: ReportValue;
  readonly low: ReportValue;
  readonly high: ReportValue;
  /** Why an interval that was asked for is missing. */
  readonly reason?: string;
}

/** −0, whose sign JSON would lose, is 0. */
export function reportValue(value: number): ReportValue {
  if (value === Infinity) return "Infinity";
  if (value === -Infinity) return "-Infinity";
  return Number.isNaN(value) ? null : value + 0;
}

/** Why pooled scores have no interval by default. */
const UNMEASURED =
  "how often it holds is known for means over cases alone; the methods percentile and bca give one";

/** A statistic of `cases` cases; one case alone says nothing of how cases differ, and has no interval. */
export function estimateOf(
  replicates: Replicates,
  cases: number,
  {
    confidence,
    method,
    resamples,
  }: { readonly confidence: number; readonly method: IntervalMethod; readonly resamples: number },
): Estimate {
  if (method === "bounded")
    return {
      value: reportValue(replicates.value),
      low: null,
      high: null,
      ...(resamples > 0 && !Number.isNaN(replicates.value) && { reason: UNMEASURED }),
    };
  const interval = cases < 2 ? null : confidenceInterval(replicates, confidence, method);
  return {
    value: reportValue(replicates.value),
    low: interval && reportValue(interval[0]),
    high: interval && reportValue(interval[1]),
  };
}
