import { quantile } from "./quantile.ts";
import { quantileInterval } from "./quantile-interval.ts";
import { type Estimate, type ReportValue, reportValue } from "./report-value.ts";

/** How the values of the cases lie. */
export interface Spread {
  /** Standard deviation over the cases, n − 1 in the denominator; `null` of fewer than two, or of infinite ones. */
  readonly deviation: ReportValue;
  /** The median over the cases. */
  readonly median: ReportValue;
  /** Cases that have a value. */
  readonly cases: number;
}

/** One score over the cases. */
export interface ScoreSummary extends Spread {
  /** The mean over the cases, with its interval. */
  readonly mean: Estimate;
  /** The ends of the interval of the median by order statistics; `null` of fewer than 6 values at 95 %. */
  readonly medianInterval: readonly [low: ReportValue, high: ReportValue] | null;
  /**
   * The number of cases, as varied as these, whose interval reaches at most 0.01 from the mean, or 1 % of the bounds; `null` where there
   * is none.
   */
  readonly needed: number | null;
  /** How many of the values are infinite. */
  readonly infinite: number;
  /** The cases with the worst values, the worst first; equal ones in the order of their ids. */
  readonly worst: readonly { readonly id: string; readonly value: ReportValue }[];
}

/** The spread of values of which NaN is none. */
export function spreadOf(values: Float64Array): Spread {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return {
    deviation: reportValue(deviationOf(sorted)),
    median: sorted.length === 0 ? null : reportValue(quantile(sorted, 0.5)),
    cases: sorted.length,
  };
}

/** The ends of the interval of the median, of values of which NaN is none. */
export function medianIntervalOf(values: Float64Array, confidence: number): ScoreSummary["medianInterval"] {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) return null;
  const { low, high } = quantileInterval(present, { confidence });
  return low === null || high === null ? null : [reportValue(low), reportValue(high)];
}

/** In two passes, which lose no digits to a large mean; NaN of infinite values, Infinity − Infinity, and of fewer than two. */
function deviationOf(values: Float64Array): number {
  if (values.length < 2) return Number.NaN;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** How many values are infinite. */
export function infiniteIn(values: Float64Array): number {
  return values.filter((value) => Math.abs(value) === Infinity).length;
}

/** The worst values, the worst first, equal ones in their order; `best` says which end is the worst: of signed ones both. */
export function worstCases(
  ids: readonly string[],
  values: Float64Array,
  best: 0 | 1 | "signed",
  count: number,
): ScoreSummary["worst"] {
  const sign = best === 1 ? 1 : -1;
  const rank = (value: number) => (best === "signed" ? Math.abs(value) : value);
  return Array.from(values, (value, k) => ({ id: ids[k]!, value }))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => {
      const [first, second] = [rank(a.value), rank(b.value)];
      return first === second ? 0 : sign * (first - second);
    })
    .slice(0, count)
    .map(({ id, value }) => ({ id, value: reportValue(value) }));
}
