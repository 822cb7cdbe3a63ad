import { log } from "../../kernels/elementary/logarithm.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import type { BoundedDraws } from "./bounded-draws.ts";
import { between, type Sample, type Side } from "./bounded-sample.ts";
import { orderStatistic } from "./order-statistic.ts";

/** Of each resample the weighted sum of the values, and the sum of their weights. */
interface WeightedSums {
  readonly sums: Float64Array;
  readonly totals: Float64Array;
}

/** What ends are computed from: the sums of resamples, or, of values that are not kept or have no weights, their moments alone. */
export interface EndSource {
  readonly sample: Sample;
  readonly draws: BoundedDraws | null;
  readonly weighted: WeightedSums | null;
}

export function endSource(sample: Sample, draws: BoundedDraws | null): EndSource {
  const { values, n } = sample;
  const isDrawn = values !== undefined && draws !== null && n <= draws.most;
  return { sample, draws, weighted: isDrawn ? weightedSums(values, draws) : null };
}

const WEIGHTS = ["whole", "quarter", "none"] as const;
const SIZES = { whole: 1, quarter: 0.25, none: 0 };

/** The end at a bound for a value there of a whole weight, at place 0, of a quarter, at 1, or of none, at 2, or between two of them. */
export function endOf(side: Side, source: EndSource, tail: number, place: number): number {
  const first = Math.min(1, Math.floor(place));
  const part = place - first;
  if (part === 0) return weightedEnd(side, source, tail, WEIGHTS[first]!);
  if (part === 1) return weightedEnd(side, source, tail, WEIGHTS[first + 1]!);
  const ends = [first, first + 1].map((at) => weightedEnd(side, source, tail, WEIGHTS[at]!));
  return between(ends[0]!, ends[1]!, part);
}

/** The quantile of the means of the values and of one more at a bound, beyond which there is so large a tail. */
export function weightedEnd(
  { bound, isLow, distance }: Side,
  { sample: { mean, square, n }, draws, weighted }: EndSource,
  tail: number,
  weight: (typeof WEIGHTS)[number],
): number {
  if (draws === null || weighted === null) {
    const reach = reachOf({ distance, square, n }, tail, SIZES[weight]);
    return isLow ? mean - reach : mean + reach;
  }
  const { resamples, [weight]: extra } = draws;
  const { sums, totals } = weighted;
  const means = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) means[b] = (sums[b]! + extra[b]! * bound) / (totals[b]! + extra[b]!);
  const place = Math.min(resamples - 1, Math.floor(tail * resamples));
  return orderStatistic(means, isLow ? place : resamples - 1 - place);
}

function weightedSums(values: Float64Array, { weights, most, resamples }: BoundedDraws): WeightedSums {
  const sums = new Float64Array(resamples);
  const totals = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    const start = b * most;
    let sum = 0;
    let total = 0;
    for (let k = 0; k < values.length; k++) {
      const weight = weights[start + k]!;
      sum += weight * values[k]!;
      total += weight;
    }
    sums[b] = sum;
    totals[b] = total;
  }
  return { sums, totals };
}

/**
 * How far the end of very many values is from their mean: by normal quantiles, or, where values hardly vary, by those of one exponential
 * weight.
 *
 * @param weight - of the value at the bound, 1 as heavy as one of the others
 */
export function reachOf(
  { distance, square, n }: { readonly distance: number; readonly square: number; readonly n: number },
  tail: number,
  weight: number,
): number {
  const step = (weight * distance) / n;
  const normal = step + normalQuantile(1 - tail) * Math.sqrt(square / n + (step * distance) / n);
  return weight === 1 ? Math.max(normal, -log(tail) * step) : normal;
}
