import { quarterTurns, restHigh, restLow } from "./quarter-turns.ts";

/*
 * By the series at 0 on |r| ≤ π/4, with the low part of r in the term that decides the last bit.
 */

const [S1, S2, S3, S4, S5, S6, S7, S8] = [
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
  1 / 355687428096000,
] as const;
const [C2, C3, C4, C5, C6, C7, C8, C9] = [
  1 / 24,
  -1 / 720,
  1 / 40320,
  -1 / 3628800,
  1 / 479001600,
  -1 / 87178291200,
  1 / 20922789888000,
  -1 / 6402373705728000,
] as const;

/** Sine of an angle in radians, of any size: off by less than 0.8 ulp. */
export function sin(x: number): number {
  if (Math.abs(x) < 2 ** -27) return x;
  if (!(Math.abs(x) < Infinity)) return Number.NaN;
  const quarter = quarterTurns(x);
  const value = (quarter & 1) === 0 ? sinOfRest(restHigh(), restLow()) : cosOfRest(restHigh(), restLow());
  return quarter > 1 ? -value : value;
}

/** Cosine of an angle in radians, of any size: off by less than 0.8 ulp. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return Number.NaN;
  const quarter = quarterTurns(x);
  const value = (quarter & 1) === 0 ? cosOfRest(restHigh(), restLow()) : sinOfRest(restHigh(), restLow());
  return quarter === 1 || quarter === 2 ? -value : value;
}

function sinOfRest(r: number, low: number): number {
  const r2 = r * r;
  const series = S1 + r2 * (S2 + r2 * (S3 + r2 * (S4 + r2 * (S5 + r2 * (S6 + r2 * (S7 + r2 * S8))))));
  return r + (r * r2 * series + low * (1 - 0.5 * r2));
}

function cosOfRest(r: number, low: number): number {
  const r2 = r * r;
  const series = C2 + r2 * (C3 + r2 * (C4 + r2 * (C5 + r2 * (C6 + r2 * (C7 + r2 * (C8 + r2 * C9))))));
  // The second term decides the last bit, so its square needs what its rounding took.
  const high = Math.fround(r);
  const behind = r - high;
  const lost = high * high - r2 + (2 * high * behind + behind * behind);
  const half = 0.5 * r2;
  const first = 1 - half;
  return first + (1 - first - half + (r2 * r2 * series - 0.5 * lost - r * low));
}
