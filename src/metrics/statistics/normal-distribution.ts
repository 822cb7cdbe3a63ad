import { exp } from "../../kernels/elementary/exponential.ts";

const ROOT_2_PI = 2.5066282746310002;

/**
 * Probability that a standard normal variable is below x, within 1e-15: ½ + φ(x)·(x + x³/3 + x⁵/15 + …), all terms of one
 * sign.
 *
 * @see Marsaglia 2004, Evaluating the normal distribution, https://doi.org/10.18637/jss.v011.i04
 */
export function normalProbability(x: number): number {
  // Beyond, the density is below 1e-17, and the series would take ever more terms.
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
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
