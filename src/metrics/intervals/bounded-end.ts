import { log } from "../../kernels/elementary/logarithm.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import type { BoundedDraws } from "./bounded-draws.ts";
import { between, type Sample, type Side } from "./bounded-sample.ts";

/** The end at a bound, between those of a whole weight and of a quarter. */
export function endOf(
  side: Side,
  sample: Sample,
  draws: BoundedDraws | null,
  tail: number,
  spread: number,
): number {
  const [whole] = endsOf(side, sample, draws, "whole", [tail]);
  if (spread === 0) return whole!;
  const [quarter] = endsOf(side, sample, draws, "quarter", [tail]);
  return between(whole!, quarter!, spread);
}

/** For each tail the quantile of the means of the values and of one more at a bound, beyond which so many of them are on its side. */
export function endsOf(
  { bound, isLow, distance }: Side,
  { values, n, mean, square }: Sample,
  draws: BoundedDraws | null,
  weight: "whole" | "quarter",
  tails: readonly number[],
): number[] {
  if (values === undefined || draws === null || n > draws.most)
    return tails.map((tail) => {
      const spread = { distance, square, n };
      const reach = reachOf(spread, tail, weight === "whole" ? 1 : 0.25);
      return isLow ? mean - reach : mean + reach;
    });
  const means = weightedMeans(values, bound, draws[weight], draws);
  return tails.map((tail) => {
    const place = Math.min(draws.resamples - 1, Math.floor(tail * draws.resamples));
    return means[isLow ? place : draws.resamples - 1 - place]!;
  });
}

/** The means of the values and of one more with its own weights, ascending. */
function weightedMeans(
  values: Float64Array,
  bound: number,
  extra: Float64Array,
  { weights, most, resamples }: BoundedDraws,
): Float64Array {
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
  return means.sort();
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
