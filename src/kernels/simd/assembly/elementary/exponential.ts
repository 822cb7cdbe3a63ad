import { constantAt } from "../lanes";

/*
 * The exponential of kernels/elementary in lanes of float64: the same operations in the same order on the same numbers, so the
 * same bits. It is for |x| < 87 alone.
 */

/** Where the loader puts the constants, 8 bytes each: 32/ln 2, what rounds, ln 2/32 in two parts, the series from C2 to C6, 1. */
const CONSTANTS: usize = 512;

/** Where the loader puts what rounds to a step and adds 126·32 to it. */
const POSITIVE_ROUNDER: usize = 720;

/** Where the loader puts 31 for each of four lanes. */
const MASK: usize = 784;

/** Where the loader puts the table of kernels/elementary: 2^(j/32) in two parts, for j from 0 to 31. */
const POWERS: usize = 1024;

/** Where {@link scalePowers} puts 2^(j/32 − 126) in two parts, for j from 0 to 127·32 − 1. */
const SCALED_POWERS: usize = 4096;

/** Where the entries of four lanes are on their way to the addresses of a table: reading them back costs less than four extractions. */
const ENTRIES: usize = 768;

/** Writes the table of the scaled powers: the loader calls it before any other kernel. */
export function scalePowers(): void {
  let scale = f64x2.splat(2 ** -126);
  let to = SCALED_POWERS;
  for (let exponent = -126; exponent <= 0; exponent++) {
    for (let at = POWERS; at < POWERS + 512; at += 16) {
      v128.store(to, f64x2.mul(v128.load(at), scale));
      to += 16;
    }
    scale = f64x2.add(scale, scale);
  }
}

/**
 * Writes eˣ of four lanes for −87 < x ≤ 0. Powers that are scaled before give the bits of those scaled behind: a product with a power of
 * two is exact.
 */
// @ts-ignore: decorator
@inline
export function storeExp(to: usize, x0: v128, x1: v128): void {
  const perUnit = constantAt(CONSTANTS, 0);
  const rounder = constantAt(POSITIVE_ROUNDER, 0);
  const shifted0 = f64x2.add(f64x2.mul(x0, perUnit), rounder);
  const shifted1 = f64x2.add(f64x2.mul(x1, perUnit), rounder);
  // The low bits of a shifted number are the place of the entry.
  v128.store(ENTRIES, i32x4.shl(v128.shuffle<i32>(shifted0, shifted1, 0, 2, 4, 6), 4));
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
  storeProduct(to, growth0, scaledEntry(0), scaledEntry(4));
  storeProduct(to + 16, growth1, scaledEntry(8), scaledEntry(12));
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
  return v128.load(load<u32>(ENTRIES + lane), POWERS);
}

// @ts-ignore: decorator
@inline
function scaledEntry(lane: usize): v128 {
  return v128.load(load<u32>(ENTRIES + lane), SCALED_POWERS);
}

// @ts-ignore: decorator
@inline
function storeProduct(to: usize, growth: v128, first: v128, second: v128): void {
  const power = v128.shuffle<i64>(first, second, 0, 2);
  v128.store(to, f64x2.add(power, lowPart(power, first, second, growth)));
}

// @ts-ignore: decorator
@inline
function lowPart(power: v128, first: v128, second: v128, growth: v128): v128 {
  const low = v128.shuffle<i64>(first, second, 1, 3);
  return f64x2.add(low, f64x2.mul(f64x2.add(power, low), growth));
}

/** Writes eˣ of four lanes for |x| < 87 in two parts, those of `expHigh` and `expLow` of kernels/elementary. */
// @ts-ignore: decorator
@inline
export function storeExpParts(high: usize, low: usize, x0: v128, x1: v128): void {
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
  const c2 = constantAt(CONSTANTS, 4);
  const c3 = constantAt(CONSTANTS, 5);
  const c4 = constantAt(CONSTANTS, 6);
  const c5 = constantAt(CONSTANTS, 7);
  const c6 = constantAt(CONSTANTS, 8);
  const growth0 = growth(rest(x0, steps0, stepHigh, stepLow), c2, c3, c4, c5, c6);
  const growth1 = growth(rest(x1, steps1, stepHigh, stepLow), c2, c3, c4, c5, c6);
  storeParts(high, low, growth0, entry(0), entry(4), shifted0);
  storeParts(high + 16, low + 16, growth1, entry(8), entry(12), shifted1);
}

// @ts-ignore: decorator
@inline
function storeParts(high: usize, low: usize, growth: v128, first: v128, second: v128, shifted: v128): void {
  const power = v128.shuffle<i64>(first, second, 0, 2);
  // The exponent of the power of two, at its place in a number.
  const exponent = i64x2.shl(i64x2.shr_u(shifted, 5), 52);
  // The product with a power of two is exact: of a number that is not 0, a sum of exponents.
  v128.store(high, i64x2.add(power, exponent));
  const scale = i64x2.add(exponent, constantAt(CONSTANTS, 9));
  v128.store(low, f64x2.mul(scale, lowPart(power, first, second, growth)));
}
