import { log1p } from "./logarithm";

/* The terms of a voxel loss at the label of each voxel, for tiles as in tile.ts; a label of −1 is none of the classes. */

/** Bytes between the rows of a plane. */
const ROW: usize = 8256;

/**
 * The logit and the weight of the class at the label to `own` and `factor`, 0 without a label, and the logarithm of its
 * probability to `log`.
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
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const shifted = f64x2.sub(v128.load(own + k), v128.load(largest + k));
    v128.store(log + k, f64x2.sub(shifted, log1p(v128.load(others + k))));
  }
}

/** Σ p of the classes other than the label: of those before and of those behind it. */
export function labelOthers(labels: usize, p: usize, classes: i32, count: i32, out: usize): void {
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const label = i64x2.extend_low_i32x4_s(v128.load64_zero(labels + (k >> 1)));
    let before = f64x2.splat(0);
    let behind = f64x2.splat(0);
    let at = p + k;
    for (let c = 0; c < classes; c++) {
      // A term of 0 changes nothing.
      before = f64x2.add(before, v128.and(v128.load(at), i64x2.lt_s(i64x2.splat(c), label)));
      at += ROW;
    }
    for (let c = classes - 1; c >= 0; c--) {
      at -= ROW;
      behind = f64x2.add(behind, v128.and(v128.load(at), i64x2.gt_s(i64x2.splat(c), label)));
    }
    v128.store(out + k, f64x2.add(before, behind));
  }
}
