import type { BoundedDraws } from "./bounded-draws.ts";
import { endOf, endSource, reachOf } from "./bounded-end.ts";
import {
  type Bounds,
  balanceOf,
  between,
  type Moments,
  reachToward,
  type Sample,
  type Side,
  sampleOf,
  sidesByDistance,
  wayTo,
} from "./bounded-sample.ts";

/** Fewer values have no interval. */
export const FEWEST_VALUES = 5;

/**
 * The interval of the mean of values that have bounds, whatever their distribution: the Bayesian bootstrap of the values together with one more
 * at a bound, in place of cases that a small sample has not met, such as one that failed.
 *
 *     low = quantile at α/2 of (Σ wᵢxᵢ + w·a)/(Σ wᵢ + w)     high likewise with b for a     wᵢ, w exponential
 *
 * For values that are all the same bound these are the limits of Clopper and Pearson. A sample whose standard deviation reaches far toward a
 * bound has met such cases already: the weight w falls with r, the standard deviation by the distance of the bound, at the farther bound
 * to a quarter, at the nearer one, beyond which little is, to nothing. The quantile at the nearer bound is at a part of α
 * that the farther end does not use: where r is small there, it hardly ever misses. Few values in the middle that reach toward both
 * bounds take less of w at either end. All places were chosen by `npm run coverage`.
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
  const source = endSource(sample, draws);
  const [far, near] = sidesByDistance(sample);
  const tail = (1 - confidence) / 2;
  const middle = farPlace(far, sample) + middleStep(sample);
  const farEnd = endOf(far, source, tail, Math.min(2, middle));
  const nearEnd = endOf(
    near,
    source,
    tail * nearShare(sample),
    Math.min(2, Math.max(nearPlace(near, sample), middle)),
  );
  return around(sample.mean, far.isLow ? [farEnd, nearEnd] : [nearEnd, farEnd]);
}

/** The weight at the farther bound: whole up to a ratio of 0.15, a quarter from 0.5 on. */
function farPlace(far: Side, sample: Sample): number {
  return wayTo(reachToward(far, sample), 0.15, 0.5);
}

/** How much less a value at either bound weighs for few values in the middle between the bounds that reach toward both, but have none there. */
function middleStep(sample: Sample): number {
  const [far, near] = sidesByDistance(sample);
  const met = wayTo(reachToward(far, sample), 0.2, 0.3) - wayTo(reachToward(near, sample), 0.65, 0.8);
  return 1.5 * balanceOf(sample) * Math.max(0, met) * (1 - wayTo(sample.n, 10, 30));
}

/**
 * The weight at the nearer bound: half way to a quarter at first, a quarter where the bound is met, none from a ratio of 1 on, or where one
 * value there would move the mean by a fifth of its standard error or less.
 */
function nearPlace(near: Side, sample: Sample): number {
  const none = Math.max(wayTo(reachToward(near, sample), 0.6, 1), wayTo(errorsToward(near, sample), 3, 5));
  return 0.5 + 0.5 * metPart(near, sample) + none;
}

/**
 * How surely the sample has met cases at the nearer bound, from 0 to 1: by its ratio, from 0.1 to 0.3, or by its standard error, from 0.6 to
 * 1.4 of what one value there would move the mean by.
 */
function metPart(near: Side, sample: Sample): number {
  return Math.max(wayTo(reachToward(near, sample), 0.1, 0.3), wayTo(errorsToward(near, sample), 0.6, 1.4));
}

/** The standard error of the mean by how far one more value at the bound would move it. */
function errorsToward(side: Side, sample: Sample): number {
  return reachToward(side, sample) * Math.sqrt(sample.n);
}

/** The tail at the nearer bound, by that at the farther one: from 1 to 2. */
function nearShare(sample: Sample): number {
  const [far, near] = sidesByDistance(sample);
  const few = Math.min(1, 4 / Math.sqrt(sample.n));
  return (
    1 + metPart(near, sample) * between(0.75, (1 - 0.6 * balanceOf(sample)) * few, farPlace(far, sample))
  );
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
  const source = endSource(sample, draws);
  const end = (side: Side) => endOf(side, source, (1 - confidence) / 2, differencePlace(side, sample));
  return around(sample.mean, [end(sample.sides[0]), end(sample.sides[1])]);
}

/**
 * The weight at a bound of differences: whole at first, most of the way to a quarter from a ratio of 0.3 on, or where the standard error is
 * 2.5 times what one value there would move the mean by. Of a group that a sample has not met, with a probability of 2.5 %, the values are
 * 3.7 in number at most, so an error e times that of one of them leaves them within 3.7/e errors.
 */
function differencePlace(side: Side, sample: Sample): number {
  const met = Math.max(
    wayTo(reachToward(side, sample), 0.15, 0.3),
    wayTo(errorsToward(side, sample), 1, 2.5),
  );
  return Math.min(0.8, met);
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
  const place = farPlace(far, sample);
  const reach = (n: number) => {
    const [whole, quarter] = [1, 0.25].map((weight) =>
      reachOf({ distance: far.distance, square, n }, (1 - confidence) / 2, weight),
    );
    return between(whole!, quarter!, place);
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
