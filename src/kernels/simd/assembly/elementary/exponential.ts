import { constantAt } from "../lanes";

/*
 * The exponential of kernels/elementary in lanes of float64: the same operations in the same order on the same table, so the
 * same bits. It is for |x| < 87 alone.
 */

/** Where the loader puts the constants, 8 bytes each: 32/ln 2, what rounds, ln 2/32 in two parts, the series from C2 to C6, 1. */
const CONSTANTS: usize = 512;

/** Where the loader puts 31 for each of four lanes. */
const MASK: usize = 784;

/** Where the loader puts the table of kernels/elementary: 2^(j/32) in two parts, for j from 0 to 31. */
const POWERS: usize = 1024;

/** Where the entries of four lanes are on their way to the addresses of the table: reading them back costs less than four extractions. */
const ENTRIES: usize = 768;

/** Writes eˣ of four lanes. */
// @ts-ignore: decorator
@inline
export function storeExp(to: usize, x0: v128, x1: v128): void {
  storeParts(to, 0, x0, x1);
}

/** Writes eˣ of four lanes in two parts, those of `expHigh` and `expLow` of kernels/elementary. */
// @ts-ignore: decorator
@inline
export function storeExpParts(high: usize, low: usize, x0: v128, x1: v128): void {
  storeParts(high, low, x0, x1);
}

/** @param low - 0: the sum of both parts goes to `to` */
// @ts-ignore: decorator
@inline
function storeParts(to: usize, low: usize, x0: v128, x1: v128): void {
  const perUnit = constantAt(CONSTANTS, 0);
  const rounder = constantAt(CONSTANTS, 1);
  const shifted0 = f64x2.add(f64x2.mul(x0, perUnit), rounder);
  const shifted1 = f64x2.add(f64x2.mul(x1, perUnit), rounder);
  // The low bits of a shifted number are the step: its last 5 bits name the entry, those before are the exponent.
  const steps = v128.shuffle<i32>(shifted0, shifted1, 0, 2, 4, 6);
  v128.store(ENTRIES, i32x4.shl(v128.and(steps, v128.load(MASK)), 4));
  const steps0 = f64x2.sub(shifted0, rounder);
  const steps1 = f64x2.sub(shifted1, rounder);
  const stepHigh = constantAt(CONSTANTS, 2);
  const stepLow = constantAt(CONSTANTS, 3);
  const r0 = f64x2.sub(f64x2.sub(x0, f64x2.mul(steps0, stepHigh)), f64x2.mul(steps0, stepLow));
  const r1 = f64x2.sub(f64x2.sub(x1, f64x2.mul(steps1, stepHigh)), f64x2.mul(steps1, stepLow));
  // Both halves of the series together, so that a constant is read once.
  const square0 = f64x2.mul(r0, r0);
  const square1 = f64x2.mul(r1, r1);
  const c4 = constantAt(CONSTANTS, 6);
  const c5 = constantAt(CONSTANTS, 7);
  const c6 = constantAt(CONSTANTS, 8);
  const inner0 = f64x2.add(f64x2.add(c4, f64x2.mul(r0, c5)), f64x2.mul(square0, c6));
  const inner1 = f64x2.add(f64x2.add(c4, f64x2.mul(r1, c5)), f64x2.mul(square1, c6));
  const c2 = constantAt(CONSTANTS, 4);
  const c3 = constantAt(CONSTANTS, 5);
  const outer0 = f64x2.add(f64x2.add(c2, f64x2.mul(r0, c3)), f64x2.mul(square0, inner0));
  const outer1 = f64x2.add(f64x2.add(c2, f64x2.mul(r1, c3)), f64x2.mul(square1, inner1));
  // The exponent of the power of two, at its place in a number.
  const exponent0 = i64x2.shl(i64x2.shr_u(shifted0, 5), 52);
  const exponent1 = i64x2.shl(i64x2.shr_u(shifted1, 5), 52);
  const growth0 = f64x2.add(r0, f64x2.mul(square0, outer0));
  const growth1 = f64x2.add(r1, f64x2.mul(square1, outer1));
  storeScaled(to, low, growth0, entry(0), entry(4), exponent0);
  storeScaled(to + 16, low == 0 ? 0 : low + 16, growth1, entry(8), entry(12), exponent1);
}

/** The two parts of the power of one lane. */
// @ts-ignore: decorator
@inline
function entry(lane: usize): v128 {
  return v128.load(load<u32>(ENTRIES + lane), POWERS);
}

// @ts-ignore: decorator
@inline
function storeScaled(to: usize, low: usize, growth: v128, first: v128, second: v128, exponent: v128): void {
  const power = v128.shuffle<i64>(first, second, 0, 2);
  const rest = v128.shuffle<i64>(first, second, 1, 3);
  const lowPart = f64x2.add(rest, f64x2.mul(f64x2.add(power, rest), growth));
  // The product with a power of two is exact: of a number that is not 0, a sum of exponents.
  if (low == 0) v128.store(to, i64x2.add(f64x2.add(power, lowPart), exponent));
  else {
    v128.store(to, i64x2.add(power, exponent));
    v128.store(low, f64x2.mul(i64x2.add(exponent, constantAt(CONSTANTS, 9)), lowPart));
  }
}
