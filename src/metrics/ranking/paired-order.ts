import { boundedDifference, FEWEST_VALUES } from "../intervals/bounded-interval.ts";
import type { Moments } from "../intervals/bounded-sample.ts";
import { tooFew } from "../intervals/mean-interval.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";

/** Whether the first model is better than the second one, by the interval of their mean difference. */
export type PairedOrder = readonly (readonly boolean[])[];

/** The paired differences of models, and how sure one has to be of each. */
export interface PairedValues {
  /** Of each model one value a case, without NaN. */
  readonly values: readonly Float64Array[];
  /** The largest difference that is possible; `null` without one. */
  readonly reach: number | null;
  readonly isLowerBetter: boolean;
}

/** From so many cases on, the mean of paired differences is nearly normal; `npm run rank-coverage` measures how often its intervals hold. */
const NORMAL_CASES = 200;

/**
 * Compares every two models: one is better if the interval of the mean of their paired differences is on one side of 0. It is that of a normal
 * distribution; of fewer than 200 cases that of `boundedDifference`, which includes cases that the sample has not met.
 *
 * @param confidence - of one interval
 * @returns the order, or the reason why the intervals are missing
 */
export function pairedOrder(
  { values, reach, isLowerBetter }: PairedValues,
  confidence: number,
): PairedOrder | string {
  const n = values[0]!.length;
  if (n < FEWEST_VALUES) return tooFew(n);
  if (n < NORMAL_CASES && reach === null)
    return `${n} cases, and an interval of values without an upper bound needs ${NORMAL_CASES}; ranks of each case have one`;
  if (!values.every((column) => column.every(Number.isFinite))) return "an infinite value";
  const quantile = normalQuantile((1 + confidence) / 2);
  const intervalOf = (moments: Moments): readonly [low: number, high: number] => {
    if (n < NORMAL_CASES) return boundedDifference(moments, [-reach!, reach!], confidence, null);
    const error = quantile * Math.sqrt(moments.square / n);
    return [moments.mean - error, moments.mean + error];
  };
  const isBetter = values.map(() => values.map(() => false));
  for (const [first, ours] of values.entries())
    for (let second = 0; second < first; second++) {
      const [low, high] = intervalOf(momentsOf(ours, values[second]!));
      const [best, worst] = isLowerBetter ? [second, first] : [first, second];
      if (low > 0) isBetter[best]![worst] = true;
      if (high < 0) isBetter[worst]![best] = true;
    }
  return isBetter;
}

/** The ranks that a model may have: behind those that are better, and before those that are worse. */
export function rankRanges(order: PairedOrder): { readonly low: number; readonly high: number }[] {
  return order.map((worse, model) => ({
    low: 1 + order.filter((better) => better[model]).length,
    high: order.length - worse.filter(Boolean).length,
  }));
}

function momentsOf(ours: Float64Array, theirs: Float64Array): Moments {
  const n = ours.length;
  let sum = 0;
  for (let k = 0; k < n; k++) sum += ours[k]! - theirs[k]!;
  const mean = sum / n;
  let squares = 0;
  for (let k = 0; k < n; k++) {
    const from = ours[k]! - theirs[k]! - mean;
    squares += from * from;
  }
  return { n, mean, square: squares / (n - 1) };
}
