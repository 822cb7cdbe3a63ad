import { constantAt } from "./lanes";

/*
 * The exponential of kernels/elementary in lanes of float64: the same operations in the same order on the same table, so the
 * same bits. It is for |x| < 87 alone.
 */

/** Where the loader puts the constants, 8 bytes each: 32/ln 2, what rounds, ln 2/32 in two parts, the series from C2 to C6, 1. */
const CONSTANTS: usize = 512;

/** Where the loader puts the table of kernels/elementary: 2^(j/32) in two parts, for j from 0 to 31. */
const POWERS: usize = 1024;

/** Writes eˣ of four lanes. */
// @ts-ignore: decorator
@inline
export function storeExp(to: usize, x0: v128, x1: v128): void {
  const perUnit = constantAt(CONSTANTS, 0);
  const rounder = constantAt(CONSTANTS, 1);
  const shifted0 = f64x2.add(f64x2.mul(x0, perUnit), rounder);
  const shifted1 = f64x2.add(f64x2.mul(x1, perUnit), rounder);
  const steps0 = f64x2.sub(shifted0, rounder);
  const steps1 = f64x2.sub(shifted1, rounder);
  const stepHigh = constantAt(CONSTANTS, 2);
  const stepLow = constantAt(CONSTANTS, 3);
  const r0 = f64x2.sub(f64x2.sub(x0, f64x2.mul(steps0, stepHigh)), f64x2.mul(steps0, stepLow));
  const r1 = f64x2.sub(f64x2.sub(x1, f64x2.mul(steps1, stepHigh)), f64x2.mul(steps1, stepLow));
  // The low bits of a shifted number are the step: its last 5 bits name the entry, those before are the exponent.
  const entries = i32x4.shl(v128.and(v128.shuffle<i32>(shifted0, shifted1, 0, 2, 4, 6), i32x4.splat(31)), 4);
  const one = constantAt(CONSTANTS, 9);
  storeScaled(
    to,
    growth(r0),
    v128.load(<usize>i32x4.extract_lane(entries, 0), POWERS),
    v128.load(<usize>i32x4.extract_lane(entries, 1), POWERS),
    i64x2.add(i64x2.shl(i64x2.shr_u(shifted0, 5), 52), one),
  );
  storeScaled(
    to + 16,
    growth(r1),
    v128.load(<usize>i32x4.extract_lane(entries, 2), POWERS),
    v128.load(<usize>i32x4.extract_lane(entries, 3), POWERS),
    i64x2.add(i64x2.shl(i64x2.shr_u(shifted1, 5), 52), one),
  );
}

// @ts-ignore: decorator
@inline
function growth(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const inner = f64x2.add(
    f64x2.add(constantAt(CONSTANTS, 6), f64x2.mul(r, constantAt(CONSTANTS, 7))),
    f64x2.mul(r2, constantAt(CONSTANTS, 8)),
  );
  const outer = f64x2.add(f64x2.add(constantAt(CONSTANTS, 4), f64x2.mul(r, constantAt(CONSTANTS, 5))), f64x2.mul(r2, inner));
  return f64x2.add(r, f64x2.mul(r2, outer));
}

// @ts-ignore: decorator
@inline
function storeScaled(to: usize, growth: v128, first: v128, second: v128, scale: v128): void {
  const power = v128.shuffle<i64>(first, second, 0, 2);
  const rest = v128.shuffle<i64>(first, second, 1, 3);
  const lowPart = f64x2.mul(scale, f64x2.add(rest, f64x2.mul(f64x2.add(power, rest), growth)));
  v128.store(to, f64x2.add(f64x2.mul(scale, power), lowPart));
}
