/** A score as JSON carries it: `null` means that there is not a value, and `Number(value)` reads the rest. */
export type ReportValue = number | "Infinity" | "-Infinity" | null;

/** A value with the ends of its confidence interval, `null` where it has none. */
export interface Estimate {
  /** The value itself. */
  readonly value: ReportValue;
  /** The lower end of the interval; `null` without one. */
  readonly low: ReportValue;
  /** The upper end of the interval; `null` without one. */
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

/** Why pooled scores have no interval. */
const UNMEASURED = "how often it would hold is known for means over cases alone";

/** A pooled score, or a mean over classes, without an interval; with the reason where intervals are wanted. */
export function estimateOf(value: number, { resamples }: { readonly resamples: number }): Estimate {
  return {
    value: reportValue(value),
    low: null,
    high: null,
    ...(resamples > 0 && !Number.isNaN(value) && { reason: UNMEASURED }),
  };
}
