import { LN2 } from "./exp-table.ts";
import { expHigh, expLow } from "./exponential.ts";
import { log1pOfSum, logOfSum } from "./logarithm.ts";
import { LOG_COSH_SERIES } from "./series.ts";

/** Below this |x| the series serves, which is log cosh x = x²/2 + x⁴·(C0 + C1·x² + …), off by less than 2⁻⁵⁸ of it. */
const SERIES_LIMIT = 0.4;
/** Below this |x| the sum of both exponentials serves; beyond it e⁻²ˣ is less than 5/64. */
const SUM_LIMIT = 1.28;
const [LN2_HIGH, LN2_LOW] = LN2;
const [C0, C1, C2, C3, C4, C5, C6, C7, C8] = LOG_COSH_SERIES;

/** log cosh x, without overflow: off by less than 0.8 ulp. */
export function logCosh(x: number): number {
  const size = Math.abs(x);
  if (size < SERIES_LIMIT) return logCoshNear(size);
  if (!(size < 20)) return size - Math.LN2;
  if (size < SUM_LIMIT) return logCoshOfSum(size);
  // x − log 2 + log(1 + e⁻²ˣ), and what the difference loses.
  const high = expHigh(-2 * size);
  const rest = log1pOfSum(high, expLow()) - LN2_LOW;
  const first = size - LN2_HIGH;
  return first + (size - first - LN2_HIGH + rest);
}

/** Evaluates the sum of both exponentials, twice the hyperbolic cosine, with the smaller behind the larger. */
function logCoshOfSum(x: number): number {
  const high = expHigh(x);
  const low = expLow();
  const highBehind = expHigh(-x);
  const first = high + highBehind;
  const behind = high - first + highBehind + (low + expLow());
  const sum = first + behind;
  return logOfSum(0.5 * sum, 0.5 * (first - sum + behind));
}

function logCoshNear(x: number): number {
  // Where the series is its first term, which may underflow.
  if (x < 2 ** -32) return 0.5 * x * x;
  // The first term decides the last bit, so the square needs what its rounding took.
  const square = x * x;
  const high = Math.fround(x);
  const low = x - high;
  const lost = high * high - square + (2 * high * low + low * low);
  const series =
    C0 +
    square *
      (C1 +
        square *
          (C2 + square * (C3 + square * (C4 + square * (C5 + square * (C6 + square * (C7 + square * C8)))))));
  return 0.5 * square + (0.5 * lost + square * square * series);
}
