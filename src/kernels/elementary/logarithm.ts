import { LN2 } from "./exp-table.ts";
import { binaryExponent, powerOfTwo } from "./float-bits.ts";
import { LOG_CENTRES, LOG_OF_CENTRES, LOG_START } from "./log-table.ts";
import { LOG_SERIES } from "./series.ts";

/*
 * x = 2ᵏ·z with z around 1, and log z = log c + log(1 + r) for c the centre of one of 32 cells, r = (z − c)/c. By
 * s = r/(2 + r) = (z − c)/(z + c), log(1 + r) is r − s·(r − s²·(2/3 + 2/5·s² + …)): the last bit hangs on r alone. Such tables
 * are an idea of Tang, https://doi.org/10.1145/98267.98294 (1990), that form of the series is one of fdlibm.
 */

// Constants of this module are part of the compiled code, those of another are read from there each time.
const START = LOG_START;
const [LN2_HIGH, LN2_LOW] = LN2;
const [Q0, Q1, Q2, Q3] = LOG_SERIES;

// Around 1 the logarithm may be as small as r, and r is exact only where c is 1.
export const centres: Float64Array = /* @__PURE__ */ withCellsAround1(LOG_CENTRES, 1);
export const logarithms: Float64Array = /* @__PURE__ */ withCellsAround1(LOG_OF_CENTRES, 0);
export const inverses: Float64Array = /* @__PURE__ */ centres.map((c) => 1 / c);

function withCellsAround1(table: Float64Array, value: number): Float64Array {
  return table.slice().fill(value, 14, 21);
}

/** Up to this |x| the centre of 1 + x is 1, and the series alone serves. */
const SERIES_LIMIT = 9 / 128;

/** The constants of the logarithms in the order in which their SIMD kernel reads them. */
export const LOG_CONSTANTS: readonly number[] = [Q0, Q1, Q2, Q3, LN2_HIGH, LN2_LOW, 1, 2, SERIES_LIMIT];

// Over a separate buffer: V8 then writes its address into the code.
const twoWords = new ArrayBuffer(8);
const singles = /* @__PURE__ */ new Float32Array(twoWords);
const words = /* @__PURE__ */ new Int32Array(twoWords);

/** Natural logarithm: off by less than 0.66 ulp. It is {@link logOfSum} without the terms of the rest, for speed. */
export function log(x: number): number {
  singles[0] = x;
  const bits = words[0]!;
  // Not a single from 2⁻¹²⁶ up to 2¹²⁶.
  if ((bits - 0x00800000) >>> 0 >= 0x7e000000) return logFar(x);
  const place = bits - START;
  const k = place >> 23;
  const cell = (place >> 18) & 31;
  words[1] = (127 - k) << 23;
  const z = x * singles[1]!;
  const c = centres[cell]!;
  const f = z - c;
  const r = f * inverses[cell]!;
  const s = f / (z + c);
  const s2 = s * s;
  const series = s2 * (Q0 + s2 * Q1 + s2 * s2 * (Q2 + s2 * Q3));
  return k * LN2_HIGH + logarithms[cell]! + (r + k * LN2_LOW - s * (r - series));
}

/**
 * log(x + rest) for |rest| at most half an ulp of x: off by less than 0.66 ulp. Between 1 − 9/128 and 1 + 5/64 that holds only
 * where x + rest − 1 is a double.
 */
export function logOfSum(x: number, rest: number): number {
  singles[0] = x;
  const bits = words[0]!;
  if ((bits - 0x00800000) >>> 0 >= 0x7e000000) return logFar(x);
  const place = bits - START;
  const k = place >> 23;
  const cell = (place >> 18) & 31;
  words[1] = (127 - k) << 23;
  const scale = singles[1]!;
  const z = x * scale;
  const c = centres[cell]!;
  const f = z - c + rest * scale;
  const r = f * inverses[cell]!;
  const s = f / (z + c);
  const s2 = s * s;
  const series = s2 * (Q0 + s2 * Q1 + s2 * s2 * (Q2 + s2 * Q3));
  return k * LN2_HIGH + logarithms[cell]! + (r + k * LN2_LOW - s * (r - series));
}

/** log x of any x. */
function logFar(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : Number.NaN;
  const k = binaryExponent(x);
  const half = k >> 1;
  return k * LN2_HIGH + (log(x * powerOfTwo(-half) * powerOfTwo(half - k)) + k * LN2_LOW);
}

/** log(1 + x), with full precision near 0: off by less than 0.66 ulp. */
export function log1p(x: number): number {
  if (Math.abs(x) < SERIES_LIMIT) return log1pOfSum(x, -0);
  const sum = 1 + x;
  return logOfSum(sum, x - (sum - 1));
}

/**
 * log(1 + high + low) for |low| < |high|/32, and a sum from −9/128 to 5/64, which is not rounded to one double: off by less than
 * 0.66 ulp.
 */
export function log1pOfSum(high: number, low: number): number {
  const r = high + low;
  const s = r / (2 + r);
  const s2 = s * s;
  return high + (low - s * (r - s2 * (Q0 + s2 * Q1 + s2 * s2 * (Q2 + s2 * Q3))));
}
