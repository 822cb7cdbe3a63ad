import { LN2, POWERS, STEP, STEPS_PER_UNIT } from "./exp-table.ts";
import { powerOfTwo } from "./float-bits.ts";
import { EXP_SERIES } from "./series.ts";

/*
 * Elementary functions are made of + − × ÷ and moves of bits alone, which every engine rounds alike: the same input gives the
 * same bits everywhere. Math.exp and its kin differ from engine to engine. The errors given here were measured, by the tests;
 * `npm run bench -- elementary` has the speed. No function was seen to fall where it should rise.
 *
 * eˣ = 2ᵏ · 2^(j/32) · eʳ with |r| ≤ ln 2/64: 2^(j/32) by a table, eʳ by a polynomial, 2ᵏ by the bits of a single. Such
 * tables, and the reduction in two parts, are ideas of Tang, https://doi.org/10.1145/63522.214389 (1989).
 */

/** Added and taken away, it leaves the nearest whole number. */
const ROUNDER = 1.5 * 2 ** 52;

// Constants of this module are part of the compiled code, those of another are read from there each time.
const STEPS = STEPS_PER_UNIT;
const [STEP_HIGH, STEP_LOW] = STEP;
const [LN2_HIGH, LN2_LOW] = LN2;
const table = POWERS;
const [C2, C3, C4, C5, C6] = EXP_SERIES;

/** The constants of the exponential in the order in which its SIMD kernel reads them. */
export const EXP_CONSTANTS: readonly number[] = [
  ...[STEPS, ROUNDER, STEP_HIGH, STEP_LOW],
  ...[C2, C3, C4, C5, C6],
];

// Over separate buffers: V8 then writes their address into the code.
const fourBytes = new ArrayBuffer(4);
const single = /* @__PURE__ */ new Float32Array(fourBytes);
const singleBits = /* @__PURE__ */ new Int32Array(fourBytes);
const lowPart = /* @__PURE__ */ new Float64Array(new ArrayBuffer(8));

/** 2ᵏ for k from −127 on: in a loop a table is sooner read than a single is made and read again. */
const scales = /* @__PURE__ */ Float64Array.from({ length: 256 }, (_, k) => powerOfTwo(k - 127));

/** eˣ, off by less than 0.54 ulp; by less than 0.77 ulp where the result is subnormal. */
export function exp(x: number): number {
  return Math.abs(x) < 87 ? expHigh(x) + expLow() : expOfSum(x, 0);
}

/**
 * The high part of eˣ for |x| < 87, of 26 bits: its product with a single is exact. {@link expLow} has the low part, at most
 * 2 % of it, until the next call; two numbers at once would be an object. The sum of both is off by less than 2⁻⁵⁸ of itself.
 */
export function expHigh(x: number): number {
  const steps = x * STEPS + ROUNDER - ROUNDER;
  const step = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const r2 = r * r;
  const growth = r + r2 * (C2 + r * C3 + r2 * (C4 + r * C5 + r2 * C6));
  const at = (step & 31) << 1;
  const power = table[at]!;
  const rest = table[at + 1]!;
  singleBits[0] = ((step >> 5) + 127) << 23;
  const scale = single[0]!;
  lowPart[0] = scale * (rest + (power + rest) * growth);
  return scale * power;
}

/**
 * e^(x − shift) of the `count` numbers of a row, added to `totals`: {@link exp} in a loop, to the bit. It is written out, since V8
 * inlines a call here only as long as nothing else around it is inlined, and a call that stays makes a heap number.
 *
 * @returns Σ x, which is finite only if every x is
 */
export function expRow(
  out: Float64Array,
  x: Float64Array,
  row: number,
  count: number,
  shifts: Float64Array,
  totals: Float64Array,
): number {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const given = x[row + k]!;
    const shifted = given - shifts[k]!;
    sum += given;
    let power: number;
    if (Math.abs(shifted) < 87) {
      const steps = shifted * STEPS + ROUNDER - ROUNDER;
      const step = steps | 0;
      const r = shifted - steps * STEP_HIGH - steps * STEP_LOW;
      const r2 = r * r;
      const growth = r + r2 * (C2 + r * C3 + r2 * (C4 + r * C5 + r2 * C6));
      const at = (step & 31) << 1;
      const high = table[at]!;
      const rest = table[at + 1]!;
      const scale = scales[(step >> 5) + 127]!;
      power = scale * high + scale * (rest + (high + rest) * growth);
    } else power = expOfSum(shifted, 0);
    out[row + k] = power;
    totals[k]! += power;
  }
  return sum;
}

/** The low part of the last {@link expHigh}. */
export function expLow(): number {
  return lowPart[0]!;
}

/** e^(x + rest) for any x and |rest| < 2⁻³⁰, with the error of {@link exp}. */
export function expOfSum(x: number, rest: number): number {
  if (Math.abs(x) < 87) {
    const high = expHigh(x);
    return high + (expLow() + (high + expLow()) * rest);
  }
  if (!(x < 710)) return x > 0 ? Infinity : x;
  if (x < -746) return 0;
  // What is left of x is exact, and what ln 2 lacks is as small as the rest.
  const k = Math.round(x / Math.LN2);
  const high = expHigh(x - k * LN2_HIGH);
  const value = high + (expLow() + (high + expLow()) * (rest - k * LN2_LOW));
  // Neither factor overflows or loses a bit; a subnormal result is rounded once more.
  return value * powerOfTwo(k >> 1) * powerOfTwo(k - (k >> 1));
}
