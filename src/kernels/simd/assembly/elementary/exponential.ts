import { constantAt } from "../lanes";

/*
 * The exponential of kernels/elementary in lanes of float64, for |x| < 87 alone. It has the same operations in the same order, but for
 * the power of two, by which the entries of its table are multiplied beforehand: such a product is exact, so the bits are the same.
 */

/** Where the loader puts the constants, 8 bytes each: 32/ln 2, what rounds, ln 2/32 in two parts, the series from C2 to C6. */
const CONSTANTS: usize = 512;

/** Where the loader puts the table of kernels/elementary: 2^(j/32) in two parts, for j from 0 to 31. */
const POWERS: usize = 1024;

/** Where {@link scalePowers} puts 2^(step/32) in two parts, for steps from {@link MIN_EXPONENT}·32 on. */
const SCALED_POWERS: usize = 4096;

/** The exponents of two of the scaled powers: those of numbers from e⁻⁸⁷ to e⁸⁷. */
const MIN_EXPONENT: i32 = -126;
const MAX_EXPONENT: i32 = 125;

/** Where the loader puts the greatest place in such a table, for each of four lanes. */
const MASK: usize = 784;

/** Where the entries of four lanes are on their way to the addresses of the table: reading them back costs less than four extractions. */
const ENTRIES: usize = 768;

/** Writes the table of the scaled powers: the loader calls it before any other kernel. */
export function scalePowers(): void {
  let scale = f64x2.splat(2 ** -126);
  let to = SCALED_POWERS;
  for (let exponent = MIN_EXPONENT; exponent <= MAX_EXPONENT; exponent++) {
    for (let at = POWERS; at < POWERS + 512; at += 16) {
      v128.store(to, f64x2.mul(v128.load(at), scale));
      to += 16;
    }
    scale = f64x2.add(scale, scale);
  }
}

/** Writes eˣ of four lanes. A number beyond the bound may be read as a place beyond the memory. */
// @ts-ignore: decorator
@inline
export function storeExp(to: usize, x0: v128, x1: v128): void {
  storeParts(to, 0, x0, x1);
}

/** Writes eˣ of four lanes in two parts, those of `expHigh` and `expLow` of kernels/elementary; any number for one beyond the bound. */
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
  // The low bits of a shifted number are the place of the entry.
  const places = i32x4.shl(v128.shuffle<i32>(shifted0, shifted1, 0, 2, 4, 6), 4);
  v128.store(ENTRIES, low == 0 ? places : v128.and(places, v128.load(MASK)));
  const steps0 = f64x2.sub(shifted0, rounder);
  const steps1 = f64x2.sub(shifted1, rounder);
  const stepHigh = constantAt(CONSTANTS, 2);
  const stepLow = constantAt(CONSTANTS, 3);
  const c2 = constantAt(CONSTANTS, 4);
  const c3 = constantAt(CONSTANTS, 5);
  const c4 = constantAt(CONSTANTS, 6);
  const c5 = constantAt(CONSTANTS, 7);
  const c6 = constantAt(CONSTANTS, 8);
  const growth0 = growth(rest(x0, steps0, stepHigh, stepLow), c2, c3, c4, c5, c6);
  const growth1 = growth(rest(x1, steps1, stepHigh, stepLow), c2, c3, c4, c5, c6);
  storeProduct(to, low, growth0, entry(0), entry(4));
  storeProduct(to + 16, low == 0 ? 0 : low + 16, growth1, entry(8), entry(12));
}

/** What is left of x beside whole steps. */
// @ts-ignore: decorator
@inline
function rest(x: v128, steps: v128, stepHigh: v128, stepLow: v128): v128 {
  return f64x2.sub(f64x2.sub(x, f64x2.mul(steps, stepHigh)), f64x2.mul(steps, stepLow));
}

/** eʳ − 1. */
// @ts-ignore: decorator
@inline
function growth(r: v128, c2: v128, c3: v128, c4: v128, c5: v128, c6: v128): v128 {
  const square = f64x2.mul(r, r);
  const inner = f64x2.add(f64x2.add(c4, f64x2.mul(r, c5)), f64x2.mul(square, c6));
  const outer = f64x2.add(f64x2.add(c2, f64x2.mul(r, c3)), f64x2.mul(square, inner));
  return f64x2.add(r, f64x2.mul(square, outer));
}

/** The two parts of the power of one lane. */
// @ts-ignore: decorator
@inline
function entry(lane: usize): v128 {
  return v128.load(load<u32>(ENTRIES + lane), SCALED_POWERS);
}

// @ts-ignore: decorator
@inline
function storeProduct(to: usize, low: usize, growth: v128, first: v128, second: v128): void {
  const power = v128.shuffle<i64>(first, second, 0, 2);
  const rest = v128.shuffle<i64>(first, second, 1, 3);
  const lowPart = f64x2.add(rest, f64x2.mul(f64x2.add(power, rest), growth));
  if (low == 0) v128.store(to, f64x2.add(power, lowPart));
  else {
    v128.store(to, power);
    v128.store(low, lowPart);
  }
}
