import { exp } from "../../kernels/elementary/exponential.ts";

const ROOT_2_PI = 2.5066282746310002;

/** Below it a probability is that of the tail: ½ and the series would cancel. */
const TAIL = -2.5;

/** The levels of the continued fraction, enough for 15 digits at `TAIL`. */
const LEVELS = 120;

/**
 * Probability that a standard normal variable is below x, within 1e-15: ½ + φ(x)·(x + x³/3 + x⁵/15 + …), all terms of one
 * sign. Below −2.5 it has 12 digits, of probabilities down to 1e-307: φ(x)/(−x + 1/(−x + 2/(−x + 3/…))), Laplace's continued fraction.
 *
 * @see Marsaglia 2004, Evaluating the normal distribution, https://doi.org/10.18637/jss.v011.i04
 */
export function normalProbability(x: number): number {
  if (x < TAIL) return tailProbability(-x);
  // Beyond, the density is below 1e-17, and the series would take ever more terms.
  if (x > 9) return 1;
  let sum = x;
  let term = x;
  let before = Number.NaN;
  for (let odd = 3; sum !== before; odd += 2) {
    term *= (x * x) / odd;
    before = sum;
    sum += term;
  }
  return Math.min(1, Math.max(0, 0.5 + sum * normalDensity(x)));
}

/** Probability that a standard normal variable is above x, which is far from 0. */
function tailProbability(x: number): number {
  if (x === Infinity) return 0;
  let denominator = x;
  for (let level = LEVELS; level > 0; level--) denominator = x + level / denominator;
  return normalDensity(x) / denominator;
}

/**
 * The x below which a standard normal variable lies with probability p: `normalProbability` of it is p within 2e-15. ±Infinity
 * at 0 and 1.
 */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  if (p === 1) return Infinity;
  // Right of 0 the probability is concave: Newton's steps from 0 never pass the quantile, until rounding ends them.
  let x = 0;
  for (let missing = p - 0.5; missing > 0; missing = p - normalProbability(x)) {
    const next = x + missing / normalDensity(x);
    if (next === x) break;
    x = next;
  }
  return x;
}

function normalDensity(x: number): number {
  return exp((-x * x) / 2) / ROOT_2_PI;
}
