import { checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { quantile } from "./quantile.ts";

/** Options of {@link quantileInterval}. */
export interface QuantileIntervalOptions {
  /** The part of the distribution below the quantile, above 0, below 1; default 0.5, the median. */
  readonly quantile?: number | undefined;
  /** The least probability that the interval holds the quantile, above 0, below 1; default 0.95. */
  readonly confidence?: number | undefined;
}

/** The result of {@link quantileInterval}. */
export interface QuantileInterval {
  /** The quantile of the values. */
  readonly value: number;
  /** The ends of the interval, two of the values; `null` where there are too few values for one. */
  readonly low: number | null;
  /** The upper end; `null` if the interval is missing. */
  readonly high: number | null;
  /** The probability that the interval holds the quantile of a continuous distribution; of any other it is as large or larger. */
  readonly coverage: number | null;
  /** The fewest values that have an interval at this confidence. */
  readonly needed: number;
}

/**
 * Confidence interval of the median, or of another quantile, by order statistics: whatever the distribution of the values, zeros and ones
 * included, and of however few values, it holds the quantile with at least the given probability.
 *
 *     [x₍ₗ₎, x₍ᵤ₎] with the largest l and the smallest u such that P(B < l) and P(B ≥ u) are at most (1 − confidence)/2
 *
 * B, the number of values below the quantile, is binomial. The interval of the median needs 6 values at 95 %. Bootstrap intervals of
 * medians and of means hold less often than they promise where values are few.
 *
 * @param values - the scores of the cases; distances may be infinite
 * @param options - `quantile`, `confidence`
 * @throws {TypeError} if a value is not a number
 * @throws {RangeError} if `values` is empty, one of them is NaN, or an option is not above 0 and below 1
 * @example
 * const scores = [0.91, 0.88, 0.93, 0, 0.9, 0.86, 0.94, 0.89, 0, 0.92];
 * quantileInterval(scores) // { value: 0.895, low: 0, high: 0.93, coverage: 0.978515625, needed: 6 }
 * quantileInterval(scores.slice(0, 5)).low // null
 * @see Conover 1999, Practical nonparametric statistics, section 3.2
 */
export function quantileInterval(
  values: ArrayLike<number>,
  options: QuantileIntervalOptions = {},
): QuantileInterval {
  const name = "quantileInterval";
  checkOptions(name, options, ["quantile", "confidence"]);
  const { quantile: part = 0.5, confidence = 0.95 } = options;
  checkPart(name, "quantile", part);
  checkPart(name, "confidence", confidence);
  const sorted = checkValues(name, values).sort();
  const tail = (1 - confidence) / 2;
  const below = binomialSums(sorted.length, part);
  // P(B < l) is below[l − 1] with below[k] = P(B ≤ k).
  let low = 0;
  while (low < sorted.length && below[low]! <= tail) low++;
  let high = sorted.length + 1;
  while (high > 1 && 1 - below[high - 2]! <= tail) high--;
  const isThere = low >= 1 && high <= sorted.length && low < high;
  return {
    value: quantile(sorted, part),
    low: isThere ? sorted[low - 1]! : null,
    high: isThere ? sorted[high - 1]! : null,
    coverage: isThere ? below[high - 1]! - below[low - 1]! : null,
    needed: fewestValues(part, tail),
  };
}

/** P(B ≤ k) of a binomial B for k from 0 to n: terms beside the largest one by their ratios, so that none vanishes too early. */
function binomialSums(n: number, part: number): Float64Array {
  const mode = Math.min(n, Math.floor((n + 1) * part));
  const odds = part / (1 - part);
  const terms = new Float64Array(n + 1);
  terms[mode] = 1;
  for (let k = mode; k < n; k++) terms[k + 1] = (terms[k]! * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k--) terms[k - 1] = (terms[k]! * k) / (odds * (n - k + 1));
  let total = 0;
  for (const term of terms) total += term;
  let sum = 0;
  return terms.map((term) => {
    sum += term;
    return Math.min(1, sum / total);
  });
}

/** The fewest values of which both the least and the largest are far enough outside. */
function fewestValues(part: number, tail: number): number {
  let count = 1;
  for (let all = Math.max(part, 1 - part); all > tail; all *= Math.max(part, 1 - part)) count++;
  return count;
}

export function checkPart(name: string, option: string, part: unknown): void {
  checkNumber(name, option, part);
  if (!(part > 0 && part < 1))
    throw new RangeError(`${name}: ${option} is ${part}, want above 0 and below 1`);
}

export function checkValues(name: string, values: unknown): Float64Array {
  if (!Array.isArray(values) && !ArrayBuffer.isView(values))
    throw new TypeError(`${name}: values are ${describe(values)}, want an array of numbers`);
  // The iterator of a detached array throws the engine's own error.
  if (!((values as ArrayLike<unknown>).length > 0))
    throw new RangeError(`${name}: values are empty or detached, want at least one`);
  const copied = Array.from(values as ArrayLike<unknown>, (value, k) => {
    if (typeof value !== "number")
      throw new TypeError(`${name}: values[${k}] is ${describe(value)}, want a number`);
    if (Number.isNaN(value))
      throw new RangeError(`${name}: values[${k}] is NaN; leave cases without a score out`);
    return value;
  });
  return Float64Array.from(copied);
}
