import type { BoundedDraws } from "./bounded-draws.ts";
import { endOf, endsOf, reachOf } from "./bounded-end.ts";
import {
  type Bounds,
  balanceOf,
  between,
  type Moments,
  type Side,
  sampleOf,
  sidesByDistance,
  spreadTo,
} from "./bounded-sample.ts";

/** Fewer values have no interval. */
export const FEWEST_VALUES = 5;

/**
 * The interval of the mean of values that have bounds, whatever their distribution: the Bayesian bootstrap of the values together with one more
 * at a bound, in place of cases that a small sample has not met, such as one that failed.
 *
 *     low = quantile at α/2 of (Σ wᵢxᵢ + w·a)/(Σ wᵢ + w)     high likewise with b for a     wᵢ, w exponential
 *
 * For values that are all the same bound these are the limits of Clopper and Pearson. A sample whose standard deviation reaches far toward the
 * bound has met such cases already: the end is then between that of a whole weight w and that of a quarter. The end at the nearer bound would reach
 * too far in most samples, since nothing is far beyond it: there w has a quarter of the weight, and the quantile of a skewed sample is at
 * (1 + √(8/n))·α/2, at most α.
 *
 * @param values - finite, from the bounds; or what is known of values that are too many to be kept
 * @param draws - weights, of fewer values than these only if there are very many; then the quantiles are those of a normal distribution
 * @see Gaffke 2005, and Learned-Miller and Thomas 2020, https://arxiv.org/abs/1905.06208
 */
export function boundedInterval(
  values: Float64Array | Moments,
  bounds: Bounds,
  confidence: number,
  draws: BoundedDraws,
): [low: number, high: number] {
  const sample = sampleOf(values, bounds);
  const { n, mean, sides } = sample;
  const [far, near] = sidesByDistance(sample);
  const tail = (1 - confidence) / 2;
  const wider = tail * Math.min(2, 1 + Math.sqrt(8 / n));
  const spread = spreadTo(far, sample);
  const farEnd = endOf(far, sample, draws, tail, spread);
  const nearEnds = endsOf(near, sample, draws, "quarter", [wider, tail]);
  const ends = [farEnd, between(nearEnds[0]!, nearEnds[1]!, spread * balanceOf(sample))] as const;
  return around(mean, far === sides[0] ? ends : [ends[1], ends[0]]);
}

/**
 * The interval of the mean of paired differences. A case that the sample has not met may differ to either side, so both ends are those of a
 * farther bound, and the interval of the opposite differences is the opposite one.
 *
 * @param draws - `null` only where the values are not kept
 */
export function boundedDifference(
  values: Float64Array | Moments,
  bounds: Bounds,
  confidence: number,
  draws: BoundedDraws | null,
): [low: number, high: number] {
  const sample = sampleOf(values, bounds);
  const end = (side: Side) => endOf(side, sample, draws, (1 - confidence) / 2, spreadTo(side, sample));
  return around(sample.mean, [end(sample.sides[0]), end(sample.sides[1])]);
}

/** The ends, between which rounding of equal values does not leave out the mean. */
function around(mean: number, [low, high]: readonly [number, number]): [low: number, high: number] {
  return [Math.min(low, mean), Math.max(high, mean)];
}

/** The number of values from which on the interval reaches at most so far from the mean, if they are as varied as these. */
export function valuesNeeded(
  values: Float64Array | Moments,
  bounds: Bounds,
  confidence: number,
  margin: number,
): number {
  const sample = sampleOf(values, bounds);
  const { square } = sample;
  const [far] = sidesByDistance(sample);
  const spread = spreadTo(far, sample);
  const reach = (n: number) => {
    const [whole, quarter] = [1, 0.25].map((weight) =>
      reachOf({ distance: far.distance, square, n }, (1 - confidence) / 2, weight),
    );
    return between(whole!, quarter!, spread);
  };
  let high = 1;
  while (reach(high) > margin) high *= 2;
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reach(middle) > margin) low = middle;
    else high = middle;
  }
  return Math.max(FEWEST_VALUES, high);
}
