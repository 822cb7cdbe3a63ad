import { LN2 } from "./exp-table.ts";
import { exp, expHigh, expLow, expOfSum } from "./exponential.ts";

const [LN2_HIGH, LN2_LOW] = LN2;

/** Hyperbolic cosine: off by less than 0.6 ulp. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 20)) {
    // Halved in the exponent: the exponential would be infinite before its half is. ln 2 is taken away exactly.
    return size > 700 ? expOfSum(size - LN2_HIGH, -LN2_LOW) : 0.5 * exp(size);
  }
  const high = expHigh(size);
  const low = expLow();
  const highBehind = expHigh(-size);
  const first = high + highBehind;
  return 0.5 * (first + (high - first + highBehind + (low + expLow())));
}
