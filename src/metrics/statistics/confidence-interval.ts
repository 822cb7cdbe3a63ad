import type { Replicates } from "./bootstrap.ts";
import { normalProbability, normalQuantile } from "./normal-distribution.ts";

/** How an interval is taken from replicates. */
export type IntervalMethod = "bounded" | "percentile" | "bca";

/**
 * The interval of a statistic from its bootstrap replicates; `null` where the statistic has no value, or no replicate has.
 *
 * `"percentile"` takes the quantiles at α/2 and 1 − α/2 of the replicates, `"bca"` quantiles moved for the bias z₀, from the
 * part of the replicates below the value, and for the acceleration a, from the skewness of the values without each case:
 *
 *     Φ(z₀ + (z₀ + z)/(1 − a·(z₀ + z)))    at z = Φ⁻¹(α/2), Φ⁻¹(1 − α/2)
 *
 * Replicates without a value are left out. Where a value is infinite, a is 0.
 *
 * @see Efron 1987, Better bootstrap confidence intervals, https://doi.org/10.1080/01621459.1987.10478410
 */
export function confidenceInterval(
  { value, resampled, leftOut }: Replicates,
  confidence: number,
  method: Exclude<IntervalMethod, "bounded">,
): [low: number, high: number] | null {
  const sorted = resampled.filter((replicate) => !Number.isNaN(replicate)).sort();
  if (Number.isNaN(value) || sorted.length === 0) return null;
  const tails = [(1 - confidence) / 2, (1 + confidence) / 2] as const;
  const end = (part: number) => withoutRounding(quantile(sorted, part), value);
  if (method === "percentile") return [end(tails[0]), end(tails[1])];
  const bias = normalQuantile(partBelow(sorted, value));
  const a = acceleration(leftOut);
  const moved = (tail: number) => {
    const z = bias + normalQuantile(tail);
    const scale = 1 - a * z;
    // Beyond the pole of the formula the quantile is the last one.
    return normalProbability(scale > 0 ? bias + z / scale : z * Infinity);
  };
  return [end(moved(tails[0])), end(moved(tails[1]))];
}

/** Relative difference of two sums of the same numbers in different order, far more than it can be. */
const ROUNDING = 1e-12;

/** An end that differs from the value by rounding alone is the value: equal cases have an interval that contains their mean. */
function withoutRounding(end: number, value: number): number {
  return Number.isFinite(value) && Math.abs(end - value) <= ROUNDING * Math.abs(value) ? value : end;
}

/** Part of the replicates below the value, those equal to it counted by half; neither 0 nor 1, which have no quantile. */
function partBelow(sorted: Float64Array, value: number): number {
  let below = 0;
  let equal = 0;
  for (const replicate of sorted) {
    if (replicate < value) below++;
    else if (replicate === value) equal++;
  }
  const half = 0.5 / sorted.length;
  return Math.min(1 - half, Math.max(half, (below + equal / 2) / sorted.length));
}

/** Σ d³ / (6·(Σ d²)^(3/2)), d the mean of the values without a case minus each of them. */
function acceleration(leftOut: Float64Array): number {
  const values = leftOut.filter((value) => Number.isFinite(value));
  if (values.length < leftOut.length) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    const d = mean - value;
    squares += d * d;
    cubes += d * d * d;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/** The quantile at a part from 0 to 1 of ascending values, interpolated between the two next to it. */
export function quantile(sorted: Float64Array, part: number): number {
  const at = part * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  // Infinity − Infinity has no value.
  if (low === high || low === -Infinity) return low;
  return low + (at - Math.floor(at)) * (high - low);
}
