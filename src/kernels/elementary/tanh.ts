import { exp, expHigh, expLow } from "./exponential.ts";
import { TANH_SERIES } from "./series.ts";

/** Below this |x| the series serves, which is tanh x = x + x³·(T0 + T1·x² + …). */
const SERIES_LIMIT = 0.15;
const [T0, T1, T2, T3, T4, T5] = TANH_SERIES;

/** Hyperbolic tangent: off by less than 0.58 ulp. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < SERIES_LIMIT) {
    // The sum below would lose the sign of −0.
    if (size < 2 ** -28) return x;
    const square = x * x;
    return (
      x + x * (square * (T0 + square * (T1 + square * (T2 + square * (T3 + square * (T4 + square * T5))))))
    );
  }
  const value = size < 10 ? tanhOfPositive(size) : 1 - 2 / (1 + exp(2 * size));
  return x < 0 ? -value : value;
}

/** 1 − 2/(1 + e²ˣ), where the cut quotient leaves 1 exactly. */
function tanhOfPositive(x: number): number {
  const high = expHigh(2 * x);
  const low = expLow();
  const quotient = 2 / (1 + high + low);
  const short = Math.fround(quotient);
  return 1 - short - 0.5 * quotient * (2 - short - short * high - short * low);
}
