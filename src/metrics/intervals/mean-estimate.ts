import { type Estimate, reportValue } from "../statistics/report-value.ts";
import type { BoundedDraws } from "./bounded-draws.ts";
import { boundedInterval, FEWEST_VALUES, valuesNeeded } from "./bounded-interval.ts";
import type { Bounds, Moments } from "./bounded-sample.ts";
import { tooFew } from "./mean-interval.ts";

/** The mean of a report, and the number of cases for which its interval reaches at most 0.01 from it. */
export interface MeanEstimate {
  readonly mean: Estimate;
  readonly needed: number | null;
}

/** How far an interval may reach for `needed`. */
const MARGIN = 0.01;

/**
 * A mean with its bounded interval, or the reason why there is none.
 *
 * @param value - the mean
 * @param values - of the cases, NaN where one has none; or what is known of very many
 * @param bounds - `null` of values without an upper bound
 * @param draws - `null` where no intervals are wanted
 * @param interval - `boundedDifference` of paired differences
 */
export function meanEstimate(
  value: number,
  values: Float64Array | Moments,
  bounds: Bounds | null,
  confidence: number,
  draws: BoundedDraws | null,
  interval: typeof boundedInterval = boundedInterval,
): MeanEstimate {
  const none = (reason?: string): MeanEstimate => ({
    mean: { value: reportValue(value), low: null, high: null, ...(reason !== undefined && { reason }) },
    needed: null,
  });
  if (draws === null || Number.isNaN(value)) return none();
  const present = values instanceof Float64Array ? values.filter((one) => !Number.isNaN(one)) : values;
  const n = present instanceof Float64Array ? present.length : present.n;
  if (n < FEWEST_VALUES) return none(tooFew(n));
  if (bounds === null)
    return none(
      "values without an upper bound, whose mean a single case may move anywhere; the median has an interval",
    );
  if (!Number.isFinite(value)) return none("an infinite value");
  const [low, high] = interval(present, bounds, confidence, draws);
  return {
    mean: { value: reportValue(value), low: reportValue(low), high: reportValue(high) },
    needed: valuesNeeded(present, bounds, confidence, MARGIN * (bounds[1] - bounds[0])),
  };
}
