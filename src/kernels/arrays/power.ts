import type { FloatArray } from "../../tensor/allocate.ts";
import { LN2 } from "../elementary/exp-table.ts";
import { expHigh, expLow, expOfSum } from "../elementary/exponential.ts";
import { binaryExponent, powerOfTwo } from "../elementary/float-bits.ts";
import { LOG_CENTRES, LOG_OF_CENTRES, LOG_START } from "../elementary/log-table.ts";
import { POWER_SERIES } from "../elementary/series.ts";
import { BLOCK } from "./summation.ts";

/*
 * bʸ = e^(y·log b), with a logarithm in two doubles that is right to about 2⁻⁶⁵ of itself: y·log b may be 745, and 2⁻⁶⁵ of that
 * is at most a fifth of an ulp of the result. log b = k·ln 2 + log c + log(1 + r) as in logarithm.ts; the first two terms of
 * log(1 + r) = r − r²/2 + r³·(1/3 − …) are computed without error.
 *
 * The logarithms of a block come first: both halves together are more than V8 inlines, and its calls allocate doubles.
 */

const [LN2_HIGH, LN2_LOW] = LN2;
const [A0, A1, A2, A3, A4, A5, A6, A7] = POWER_SERIES;

// Constants of this module are part of the compiled code, those of another are read from there each time.
const START = LOG_START;
const centres = LOG_CENTRES;
const logarithms = LOG_OF_CENTRES;

const twoWords = new ArrayBuffer(8);
const singles = /* @__PURE__ */ new Float32Array(twoWords);
const words = /* @__PURE__ */ new Int32Array(twoWords);

/** The logarithms of a block, and behind them the one of a number that was scaled. */
const logs = new Float64Array(BLOCK + 1);
/** The parts that these logarithms lack. */
const rests = new Float64Array(BLOCK + 1);
const scaled = new Float64Array(1);

/** From here on an exponent gives the results of infinity. */
const INFINITE_EXPONENT = 2 ** 64;

/**
 * base ** exponent, elementwise as a binary kernel, with its special cases: off by less than 0.7 ulp, of which 0.5 are the last
 * rounding: exact where the result is a double. For the exponent 2 rounded as the product. Where the result is subnormal, off by
 * less than 0.85 ulp.
 */
export function powers(
  out: FloatArray,
  start: number,
  base: FloatArray,
  baseStart: number,
  baseStep: number,
  exponent: FloatArray,
  exponentStart: number,
  exponentStep: number,
  count: number,
): void {
  const squares = exponentStep === 0 && exponent[exponentStart] === 2;
  for (let done = 0; done < count; done += BLOCK) {
    const end = Math.min(count, done + BLOCK);
    if (!squares) takeLogs(0, base, baseStart + done * baseStep, baseStep, end - done);
    for (let k = done; k < end; k++) {
      const x = base[baseStart + k * baseStep]!;
      const y = exponent[exponentStart + k * exponentStep]!;
      out[start + k] = y === 2 ? x * x : raise(x, y, k - done);
    }
  }
}

/** x to the power y, with the logarithm of x at a place of `logs`. */
function raise(x: number, y: number, at: number): number {
  const log = logs[at]!;
  return Math.abs(log) < 88 && Math.abs(y) < INFINITE_EXPONENT
    ? expOfProduct(y, log, rests[at]!)
    : powerOfAny(x, y);
}

/** The logarithms of x from 2⁻¹²⁶ up to 2¹²⁶; NaN of other numbers. */
function takeLogs(at: number, array: FloatArray, start: number, step: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const x = array[start + k * step]!;
    if (!(x >= 2 ** -126 && x < 2 ** 126)) {
      logs[at + k] = Number.NaN;
      continue;
    }
    singles[0] = x;
    const place = words[0]! - START;
    const exponent = place >> 23;
    const cell = (place >> 18) & 31;
    words[1] = (127 - exponent) << 23;
    const c = centres[cell]!;
    const f = x * singles[1]! - c;

    // r in two parts, by products of at most 53 bits.
    const inverse = 1 / c;
    const r = f * inverse;
    const rHigh = Math.fround(r);
    const cHigh = Math.fround(c);
    const rLow = (f - rHigh * cHigh - rHigh * (c - cHigh)) * inverse;

    // The first three terms and what their sums lose: the smaller is always behind the larger.
    const whole = exponent * LN2_HIGH + logarithms[cell]!;
    const half = -0.5 * rHigh * rHigh;
    const first = whole + rHigh;
    const second = first + half;
    const lost = whole - first + rHigh + (first - second + half);

    const r2 = r * r;
    const series = A0 + r * A1 + r2 * (A2 + r * A3) + r2 * r2 * (A4 + r * A5 + r2 * (A6 + r * A7));
    const small = exponent * LN2_LOW + (rLow - 0.5 * rLow * (rHigh + r));
    const behind = lost + small + r * r2 * series;
    const log = second + behind;
    logs[at + k] = log;
    rests[at + k] = second - log + behind;
  }
}

/** e^(y·(log + rest)) */
function expOfProduct(y: number, log: number, rest: number): number {
  const product = y * log;
  // What the product lacks, by products of at most 53 bits.
  const yHigh = Math.fround(y);
  const yLow = y - yHigh;
  const logHigh = Math.fround(log);
  const logLow = log - logHigh;
  const lost = logHigh * yHigh - product + logHigh * yLow + logLow * yHigh + logLow * yLow + y * rest;
  if (!(Math.abs(product) < 87)) return expOfSum(product, lost);
  const high = expHigh(product);
  return high + (expLow() + (high + expLow()) * lost);
}

/** The power of any base and any exponent but 2. */
function powerOfAny(base: number, y: number): number {
  if (y === 0) return 1;
  const size = Math.abs(base);
  const infinite = Math.abs(y) === Infinity;
  // IEEE 754 has 1 for ±1 to the power of infinity, JavaScript NaN.
  if (Number.isNaN(base) || Number.isNaN(y) || (size === 1 && infinite)) return Number.NaN;
  if (base < 0 && size < Infinity && !infinite && y % 1 !== 0) return Number.NaN;
  const value = powerOfPositive(size, y);
  const negative = base < 0 || Object.is(base, -0);
  return negative && Math.abs(y % 2) === 1 ? -value : value;
}

/** The power of a base from 0 to ∞ and an exponent other than 0. */
function powerOfPositive(base: number, y: number): number {
  if (base === 0 || base === Infinity || !(Math.abs(y) < INFINITE_EXPONENT)) {
    if (base === 1) return 1;
    return base > 1 === y > 0 ? Infinity : 0;
  }
  // Around 1 the parts would cancel, and need not be taken apart.
  const k = base >= 2 ** -126 && base < 2 ** 126 ? 0 : binaryExponent(base);
  scaled[0] = base * powerOfTwo(-(k >> 1)) * powerOfTwo((k >> 1) - k);
  takeLogs(BLOCK, scaled, 0, 0, 1);
  const whole = k * LN2_HIGH;
  const part = logs[BLOCK]!;
  const log = whole + part;
  return expOfProduct(y, log, whole - log + part + (k * LN2_LOW + rests[BLOCK]!));
}
