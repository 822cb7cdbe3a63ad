import { checkInteger, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { checkPart, checkValues } from "../statistics/quantile-interval.ts";
import { boundedDraws } from "./bounded-draws.ts";
import { boundedInterval, FEWEST_VALUES, valuesNeeded } from "./bounded-interval.ts";
import type { Bounds } from "./bounded-sample.ts";

/** Options of {@link meanInterval}. */
export interface MeanIntervalOptions {
  /** The least and the largest value that is possible, not only in the sample; default `[0, 1]`. */
  readonly bounds?: readonly [low: number, high: number] | undefined;
  /** Above 0, below 1; default 0.95. */
  readonly confidence?: number | undefined;
  /** Random weightings of the values, from 100 to 100,000; default 2000. */
  readonly resamples?: number | undefined;
  /** Of the weights, from 0 to 2³² − 1; default 0. */
  readonly seed?: number | undefined;
  /** How far the interval may reach from the mean, for `needed`; default 0.01. */
  readonly margin?: number | undefined;
}

/** The result of {@link meanInterval}. */
export interface MeanInterval {
  /** The mean of the values. */
  readonly value: number;
  /** The ends; both are `null` if the interval is missing. */
  readonly low: number | null;
  /** The upper end; `null` if the interval is missing. */
  readonly high: number | null;
  /** Why the interval is missing. */
  readonly reason?: string;
  /** The number of cases, as varied as these, whose interval reaches at most the margin from the mean; `null` of fewer than 5. */
  readonly needed: number | null;
}

/**
 * Confidence interval of the mean of scores that have bounds, such as Dice: it holds the mean of cases to come with about the given
 * probability whatever their distribution, also where a tenth of them are 0 and the sample has none of these.
 *
 * It is a Bayesian bootstrap of the values and one more at the bound, in place of the cases that a sample has not met. So it is wider than others
 * where cases are few: of ten cases without a failure three in ten of all may still fail. `npm run coverage` measures it over 28 shapes.
 *
 *     low = quantile at α/2 of (Σ wᵢxᵢ + w·a)/(Σ wᵢ + w)     high likewise with b for a     wᵢ, w exponential
 *
 * The weight w falls as the standard deviation reaches toward the bound: at the farther bound from 1, at 0.15 of the distance, to a quarter, at half
 * of it; at the nearer one to a quarter, at 0.3, and to nothing, at the whole distance, or where one value there would hardly move the mean. The quantile
 * at the nearer bound is at up to α. Fewer than thirty values in the middle that reach toward both bounds take less of w.
 *
 * @param values - the scores of the cases
 * @param options - `bounds`, `confidence`, `resamples`, `seed`, `margin`
 * @throws {TypeError} if a value is not a number
 * @throws {RangeError} if `values` is empty, one of them is not within the bounds, or an option has no such value
 * @example
 * const scores = [0.91, 0.88, 0.93, 0.79, 0.9, 0.86, 0.94, 0.89, 0.8, 0.92];
 * meanInterval(scores) // { value: 0.882, low: 0.606, high: 0.909, needed: 344 }
 * meanInterval(scores.slice(0, 4)).reason // "4 cases, and an interval of a mean needs 5"
 * @see Gaffke 2005, and Phan et al. 2021, https://arxiv.org/abs/2106.03163
 */
export function meanInterval(values: ArrayLike<number>, options: MeanIntervalOptions = {}): MeanInterval {
  const name = "meanInterval";
  checkOptions(name, options, ["bounds", "confidence", "resamples", "seed", "margin"]);
  const { bounds = [0, 1], confidence = 0.95, resamples = 2000, seed = 0, margin = 0.01 } = options;
  checkBounds(name, bounds);
  checkPart(name, "confidence", confidence);
  checkInteger(name, "resamples", resamples, 100);
  if (resamples > MAX_RESAMPLES)
    throw new RangeError(`${name}: resamples is ${resamples}, want at most ${MAX_RESAMPLES}`);
  checkInteger(name, "seed", seed, 0);
  if (seed >= 2 ** 32) throw new RangeError(`${name}: seed is ${seed}, want below 2³²`);
  checkNumber(name, "margin", margin, 0);
  if (margin === 0) throw new RangeError(`${name}: margin is 0, want above 0`);
  const checked = checkValues(name, values);
  const wrong = checked.findIndex((value) => !(value >= bounds[0] && value <= bounds[1]));
  if (wrong >= 0)
    throw new RangeError(
      `${name}: values[${wrong}] is ${checked[wrong]}, want ${bounds[0]} to ${bounds[1]}; bounds gives others`,
    );
  const value = checked.reduce((sum, one) => sum + one, 0) / checked.length;
  if (checked.length < FEWEST_VALUES)
    return { value, low: null, high: null, reason: tooFew(checked.length), needed: null };
  const [low, high] = boundedInterval(
    checked,
    bounds,
    confidence,
    boundedDraws(checked.length, resamples, seed),
  );
  return { value, low, high, needed: valuesNeeded(checked, bounds, confidence, margin) };
}

/** More would need more memory than they are worth. */
const MAX_RESAMPLES = 100_000;

/** Why so few cases have no interval. */
export function tooFew(cases: number): string {
  return `${cases} ${cases === 1 ? "case" : "cases"}, and an interval of a mean needs ${FEWEST_VALUES}`;
}

function checkBounds(name: string, bounds: unknown): asserts bounds is Bounds {
  if (!Array.isArray(bounds) || bounds.length !== 2)
    throw new TypeError(`${name}: bounds are ${describe(bounds)}, want two numbers, like [0, 1]`);
  const [low, high] = bounds;
  checkNumber(name, "bounds[0]", low);
  checkNumber(name, "bounds[1]", high);
  if (!(low < high))
    throw new RangeError(`${name}: bounds are ${low} and ${high}, want the smaller one first`);
}
