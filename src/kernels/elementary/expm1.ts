import { exp, expHigh, expLow } from "./exponential.ts";

/** Up to this |x| the series serves, which is x + x²·(1/2 + x/6 + …). */
const SERIES_LIMIT = 0.06;

/** eˣ − 1, with full precision near 0: off by less than 0.9 ulp. */
export function expm1(x: number): number {
  const size = Math.abs(x);
  if (size < SERIES_LIMIT) {
    if (size < 2 ** -54) return x;
    const square = x * x;
    const series =
      1 / 6 +
      x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + (x * 1) / 362880)))));
    return x + (0.5 * square + square * x * series);
  }
  if (x < -38) return x === -Infinity ? -1 : -1 + exp(x);
  if (!(x < 38)) return exp(x);
  // The high part has few bits, and so has its difference from 1.
  const high = expHigh(x);
  const low = expLow();
  const first = high - 1;
  const sum = first + low;
  // The larger of the two is in front.
  return Math.abs(first) >= Math.abs(low) ? sum + (first - sum + low) : sum + (low - sum + first);
}
