import { constantAt } from "../lanes";
import { log1p } from "../elementary/logarithm";
import { ROW } from "../planes";

/* The terms of a voxel loss at the label of each voxel, for tiles as in tile.ts; a label of −1 is none of the classes. */

/** Where the loader puts 2. */
const TWO: usize = 696;

/**
 * The logit and the weight of the class at the label to `own` and `factor`, 0 without a label, and the logarithm of its
 * probability to `log`, unless that is 0.
 */
export function labelLogs(
  labels: usize,
  x: usize,
  weights: usize,
  count: i32,
  largest: usize,
  others: usize,
  own: usize,
  factor: usize,
  log: usize,
): void {
  for (let k: usize = 0; k < <usize>count << 3; k += 8) {
    const label = load<i32>(labels + (k >> 1));
    const known = label >= 0;
    store<f64>(own + k, known ? load<f64>(x + <usize>label * ROW + k) : 0);
    store<f64>(factor + k, known ? load<f64>(weights + (<usize>label << 3)) : 0);
  }
  if (log == 0) return;
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const shifted = f64x2.sub(v128.load(own + k), v128.load(largest + k));
    v128.store(log + k, f64x2.sub(shifted, log1p(v128.load(others + k))));
  }
}

/** Σ p of the classes other than the label: of those before and of those behind it. */
export function labelOthers(labels: usize, p: usize, classes: i32, count: i32, out: usize): void {
  const one = i32x4.splat(1);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    const label = v128.load(labels + (k >> 1));
    let before0 = f64x2.splat(0);
    let before1 = f64x2.splat(0);
    let behind0 = f64x2.splat(0);
    let behind1 = f64x2.splat(0);
    let at = p + k;
    let own = i32x4.splat(0);
    for (let c = 0; c < classes; c++) {
      // A term of 0 changes nothing.
      const isBefore = i32x4.lt_s(own, label);
      before0 = f64x2.add(before0, v128.and(v128.load(at), i64x2.extend_low_i32x4_s(isBefore)));
      before1 = f64x2.add(before1, v128.and(v128.load(at, 16), i64x2.extend_high_i32x4_s(isBefore)));
      own = i32x4.add(own, one);
      at += ROW;
    }
    for (let c = classes - 1; c >= 0; c--) {
      at -= ROW;
      own = i32x4.sub(own, one);
      const isBehind = i32x4.gt_s(own, label);
      behind0 = f64x2.add(behind0, v128.and(v128.load(at), i64x2.extend_low_i32x4_s(isBehind)));
      behind1 = f64x2.add(behind1, v128.and(v128.load(at, 16), i64x2.extend_high_i32x4_s(isBehind)));
    }
    v128.store(out + k, f64x2.add(before0, behind0));
    v128.store(out + k, f64x2.add(before1, behind1), 16);
  }
}

/** What the terms take of 1 − p: nothing for γ = 0, its square for γ = 2, else a line of powers. */
const SQUARE: usize = 1;

/** x² where x > 0, else 0. */
// @ts-ignore: decorator
@inline
function positiveSquare(x: v128): v128 {
  return v128.and(f64x2.mul(x, x), f64x2.gt(x, f64x2.splat(0)));
}

// @ts-ignore: decorator
@inline
function powerOf(power: usize, missing: usize, k: usize): v128 {
  return power == SQUARE ? positiveSquare(v128.load(missing + k)) : v128.load(power + k);
}

/**
 * −w·power·log of each voxel to `term`, 0 where w is.
 *
 * @param power - 0: there is none; 1: the square of `missing`; else a line
 */
export function labelTerms(
  factor: usize,
  log: usize,
  missing: usize,
  power: usize,
  count: i32,
  term: usize,
): void {
  const zero = f64x2.splat(0);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const w = v128.load(factor + k);
    const ofLog = v128.load(log + k);
    const raised = power == 0 ? ofLog : f64x2.mul(powerOf(power, missing, k), ofLog);
    v128.store(term + k, v128.andnot(f64x2.sub(zero, f64x2.mul(w, raised)), f64x2.eq(w, zero)));
  }
}

/**
 * The derivatives of the terms: that with respect to the logarithm to `slope`; that with respect to the power, times the derivative of
 * the square where that is the power, to `factor`, which holds the weights before.
 */
export function labelSlopes(
  factor: usize,
  log: usize,
  missing: usize,
  power: usize,
  count: i32,
  slopeOfSum: f64,
  slope: usize,
): void {
  const zero = f64x2.splat(0);
  const two = constantAt(TWO, 0);
  const down = f64x2.splat(-slopeOfSum);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const h = f64x2.mul(down, v128.load(factor + k));
    v128.store(slope + k, power == 0 ? h : f64x2.mul(h, powerOf(power, missing, k)));
    let ofPower = v128.andnot(f64x2.mul(h, v128.load(log + k)), f64x2.eq(h, zero));
    if (power == SQUARE) {
      const x = v128.load(missing + k);
      ofPower = v128.and(f64x2.mul(ofPower, f64x2.mul(two, x)), f64x2.gt(x, zero));
    } else if (power == 0) ofPower = zero;
    v128.store(factor + k, ofPower);
  }
}
