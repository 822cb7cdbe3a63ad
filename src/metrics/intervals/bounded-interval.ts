import { log } from "../../kernels/elementary/logarithm.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import type { BoundedDraws } from "./bounded-draws.ts";

/** The least and the largest value that is possible. */
export type Bounds = readonly [low: number, high: number];

/** Fewer values have no interval. */
export const FEWEST_VALUES = 5;

/**
 * The interval of the mean of values that have bounds, whatever their distribution: the Bayesian bootstrap of the values together with one more
 * at a bound, in place of cases that a small sample has not met, such as one that failed.
 *
 *     low = quantile at α/2 of (Σ wᵢxᵢ + w·a)/(Σ wᵢ + w)     high likewise with b for a     wᵢ, w exponential
 *
 * For values that are 0 or 1 these are the limits of Clopper and Pearson. The end at the nearer bound would reach too far in most samples, since
 * nothing is far beyond it: there w has a quarter of the weight, and the quantile is at (1 + √(8/n))·α/2, at most α.
 *
 * @param values - finite, from the bounds
 * @param draws - weights, of fewer values than these only if there are very many; then the quantiles are those of a normal distribution
 * @see Gaffke 2005, and Learned-Miller and Thomas 2020, https://arxiv.org/abs/1905.06208
 */
export function boundedInterval(
  values: Float64Array,
  bounds: Bounds,
  confidence: number,
  draws: BoundedDraws,
): [low: number, high: number] {
  const { mean, far, near, isLowFar } = sidesOf(values, bounds);
  const [farTail, nearTail] = tailsOf(confidence, values.length);
  const [farEnd, nearEnd] =
    values.length > draws.most
      ? normalEnds(values, bounds, confidence)
      : [
          weightedEnd(values, { bound: far, isLow: isLowFar, extra: draws.far }, draws, farTail),
          weightedEnd(values, { bound: near, isLow: !isLowFar, extra: draws.near }, draws, nearTail),
        ];
  return around(mean, isLowFar ? [farEnd!, nearEnd!] : [nearEnd!, farEnd!]);
}

/**
 * The interval of the mean of paired differences. A case that the sample has not met may differ to either side, so the value at a bound has its
 * whole weight at both ends, and the interval of the opposite differences is the opposite one.
 */
export function boundedDifference(
  values: Float64Array,
  bounds: Bounds,
  confidence: number,
  draws: BoundedDraws,
): [low: number, high: number] {
  const { mean } = sidesOf(values, bounds);
  const tail = (1 - confidence) / 2;
  const end = (bound: number, isLow: boolean) => {
    if (values.length <= draws.most)
      return weightedEnd(values, { bound, isLow, extra: draws.far }, draws, tail);
    const reach = farReach(varianceOf(values), Math.abs(mean - bound), values.length, tail);
    return isLow ? mean - reach : mean + reach;
  };
  return around(mean, [end(bounds[0], true), end(bounds[1], false)]);
}

/** The ends, between which rounding of equal values does not leave out the mean. */
function around(mean: number, [low, high]: readonly [number, number]): [low: number, high: number] {
  return [Math.min(low, mean), Math.max(high, mean)];
}

/** The number of values from which on the interval reaches at most so far from the mean, if they are as varied as these. */
export function valuesNeeded(
  values: Float64Array,
  bounds: Bounds,
  confidence: number,
  margin: number,
): number {
  const { farDistance } = sidesOf(values, bounds);
  const square = varianceOf(values);
  const reach = (n: number) => farReach(square, farDistance, n, (1 - confidence) / 2);
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

function sidesOf(values: Float64Array, [low, high]: Bounds) {
  const mean = Math.min(high, Math.max(low, values.reduce((sum, value) => sum + value, 0) / values.length));
  const isLowFar = mean - low >= high - mean;
  const [far, near] = isLowFar ? [low, high] : [high, low];
  return {
    mean,
    far,
    near,
    isLowFar,
    farDistance: Math.abs(mean - far),
    nearDistance: Math.abs(mean - near),
  };
}

function tailsOf(confidence: number, n: number): [far: number, near: number] {
  const tail = (1 - confidence) / 2;
  return [tail, tail * Math.min(2, 1 + Math.sqrt(8 / n))];
}

/** The quantile of the means of the values and of one more at a bound, `tail` of which are beyond it on the side of the bound. */
function weightedEnd(
  values: Float64Array,
  { bound, isLow, extra }: { bound: number; isLow: boolean; extra: Float64Array },
  { weights, most, resamples }: BoundedDraws,
  tail: number,
): number {
  const means = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    const start = b * most;
    let sum = extra[b]! * bound;
    let total = extra[b]!;
    for (let k = 0; k < values.length; k++) {
      const weight = weights[start + k]!;
      sum += weight * values[k]!;
      total += weight;
    }
    means[b] = sum / total;
  }
  means.sort();
  const place = Math.min(resamples - 1, Math.floor(tail * resamples));
  return means[isLow ? place : resamples - 1 - place]!;
}

/** The ends for very many values. */
function normalEnds(values: Float64Array, bounds: Bounds, confidence: number): [far: number, near: number] {
  const { mean, isLowFar, farDistance, nearDistance } = sidesOf(values, bounds);
  const square = varianceOf(values);
  const n = values.length;
  const [farTail, nearTail] = tailsOf(confidence, n);
  const reach = farReach(square, farDistance, n, farTail);
  const quarter = nearDistance / 4 / n;
  const nearReach =
    quarter + normalQuantile(1 - nearTail) * Math.sqrt(square / n + quarter * (nearDistance / n));
  return isLowFar ? [mean - reach, mean + nearReach] : [mean + reach, mean - nearReach];
}

/** How far the end beyond the farther bound's value is: by normal quantiles, or where values hardly vary by those of one exponential weight. */
function farReach(square: number, distance: number, n: number, tail: number): number {
  const step = distance / n;
  const normal = step + normalQuantile(1 - tail) * Math.sqrt(square / n + step * step);
  return Math.max(normal, -log(tail) * step);
}

/** Of the sample, n − 1 in the denominator. */
function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1);
}
