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

/** Up to this |x| the series serves, which is x + x³·(1/6 + x²/120 + …). */
const SERIES_LIMIT = 0.3;

/** Hyperbolic sine: off by less than 0.8 ulp. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < SERIES_LIMIT) {
    // The sum below would lose the sign of −0.
    if (size < 2 ** -28) return x;
    const square = x * x;
    const series =
      1 / 6 +
      square *
        (1 / 120 +
          square * (1 / 5040 + square * (1 / 362880 + square * (1 / 39916800 + square / 6227020800))));
    return x + x * square * series;
  }
  const value = sinhOfPositive(size);
  return x < 0 ? -value : value;
}

function sinhOfPositive(x: number): number {
  if (!(x < 20)) return x > 700 ? expOfSum(x - LN2_HIGH, -LN2_LOW) : 0.5 * exp(x);
  const high = expHigh(x);
  const low = expLow();
  const highBehind = expHigh(-x);
  const first = high - highBehind;
  return 0.5 * (first + (high - first - highBehind + (low - expLow())));
}
