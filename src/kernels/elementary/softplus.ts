import { exp, expHigh, expLow } from "./exponential.ts";
import { log1pOfSum, logOfSum } from "./logarithm.ts";

/** log(1 + eˣ), without overflow: off by less than 0.7 ulp. */
export function softplus(x: number): number {
  if (!(Math.abs(x) < 87)) return x > 0 ? x : exp(x);
  const high = expHigh(x);
  const low = expLow();
  // e⁻²·⁵⁴⁹ is 5/64.
  if (x < -2.549) return log1pOfSum(high, low);
  const first = 1 + high;
  const sum = first + low;
  return logOfSum(sum, first - sum + low);
}
