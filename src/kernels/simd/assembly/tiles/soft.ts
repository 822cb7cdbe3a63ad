import { total } from "../lanes";
import { MINIMA, SQUARES, spreadPair } from "../overlap";
import { ROW } from "../planes";

/* Sums and derivatives of tiles whose target is a plane, as kernels/class-sums has them. Pointers are bytes. */

/** Rows of 1 where the label of a voxel is the class, else 0. */
export function markRows(labels: usize, classes: i32, count: i32, out: usize): void {
  const one = f64x2.splat(1);
  for (let c = 0; c < classes; c++) {
    const wanted = i32x4.splat(c);
    const row = out + <usize>c * ROW;
    for (let k: usize = 0; k < <usize>count << 3; k += 32) {
      const own = i32x4.eq(v128.load(labels + (k >> 1)), wanted);
      v128.store(row + k, v128.and(one, i64x2.extend_low_i32x4_s(own)));
      v128.store(row + k, v128.and(one, i64x2.extend_high_i32x4_s(own)), 16);
    }
  }
}

/** Σ of the other rows at each: of those before, and of those behind. */
export function othersRows(x: usize, classes: i32, count: i32, out: usize): void {
  const end = <usize>classes * ROW;
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    let sum = f64x2.splat(0);
    for (let row: usize = k; row < end + k; row += ROW) {
      v128.store(out + row, sum);
      sum = f64x2.add(sum, v128.load(x + row));
    }
    sum = f64x2.splat(0);
    for (let row: usize = end + k; row > k; ) {
      row -= ROW;
      v128.store(out + row, f64x2.add(v128.load(out + row), sum));
      sum = f64x2.add(sum, v128.load(x + row));
    }
  }
}

/** The four sums of a block of a class: Σ p·t or Σ min(p, t), Σ p or Σ p², Σ t or Σ t², and Σ t. */
export function sumRow(kind: i32, p: usize, t: usize, count: i32, out: usize): void {
  let overlap0 = f64x2.splat(0);
  let overlap1 = f64x2.splat(0);
  let predicted0 = f64x2.splat(0);
  let predicted1 = f64x2.splat(0);
  let actual0 = f64x2.splat(0);
  let actual1 = f64x2.splat(0);
  let volume0 = f64x2.splat(0);
  let volume1 = f64x2.splat(0);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    const p0 = v128.load(p + k);
    const p1 = v128.load(p + k, 16);
    const t0 = v128.load(t + k);
    const t1 = v128.load(t + k, 16);
    const isLesser = kind == MINIMA;
    overlap0 = f64x2.add(overlap0, isLesser ? f64x2.min(p0, t0) : f64x2.mul(p0, t0));
    overlap1 = f64x2.add(overlap1, isLesser ? f64x2.min(p1, t1) : f64x2.mul(p1, t1));
    const isSquare = kind == SQUARES;
    predicted0 = f64x2.add(predicted0, isSquare ? f64x2.mul(p0, p0) : p0);
    predicted1 = f64x2.add(predicted1, isSquare ? f64x2.mul(p1, p1) : p1);
    actual0 = f64x2.add(actual0, isSquare ? f64x2.mul(t0, t0) : t0);
    actual1 = f64x2.add(actual1, isSquare ? f64x2.mul(t1, t1) : t1);
    volume0 = f64x2.add(volume0, t0);
    volume1 = f64x2.add(volume1, t1);
  }
  store<f64>(out, total(overlap0, overlap1));
  store<f64>(out, total(predicted0, predicted1), 8);
  store<f64>(out, total(actual0, actual1), 16);
  store<f64>(out, total(volume0, volume1), 24);
}

/** a·t + b, a·t + 2·b·p or a·∂min(p, t)/∂p + b of a row. */
export function slopeRow(kind: i32, p: usize, t: usize, count: i32, a: f64, b: f64, out: usize): void {
  const slope = f64x2.splat(a);
  const shift = f64x2.splat(kind == SQUARES ? 2 * b : b);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    v128.store(out + k, spreadPair(kind, v128.load(p + k), v128.load(t + k), slope, shift));
  }
}

/** g·(p·rest) of each element. */
export function sigmoidPullbackRows(
  g: usize,
  p: usize,
  rest: usize,
  classes: i32,
  count: i32,
  out: usize,
): void {
  for (let c = 0; c < classes; c++) {
    const row = <usize>c * ROW;
    for (let k = row; k < row + (<usize>count << 3); k += 16) {
      const product = f64x2.mul(v128.load(p + k), v128.load(rest + k));
      v128.store(out + k, f64x2.mul(v128.load(g + k), product));
    }
  }
}

/** p_c·(g_c − Σ p·g), with the slope of the class `top` taken away from each first. */
export function softmaxPullbackRows(
  p: usize,
  g: usize,
  top: usize,
  classes: i32,
  count: i32,
  out: usize,
  adds: bool,
): void {
  const end = <usize>classes * ROW;
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const first = load<f64>(g + k + <usize>load<f64>(top + k) * ROW);
    const second = load<f64>(g + k + 8 + <usize>load<f64>(top + k, 8) * ROW);
    const base = f64x2.replace_lane(f64x2.splat(first), 1, second);
    let mean = f64x2.splat(0);
    for (let row: usize = k; row < end + k; row += ROW) {
      mean = f64x2.add(mean, f64x2.mul(v128.load(p + row), f64x2.sub(v128.load(g + row), base)));
    }
    for (let row: usize = k; row < end + k; row += ROW) {
      const centred = f64x2.sub(f64x2.sub(v128.load(g + row), base), mean);
      const product = f64x2.mul(v128.load(p + row), centred);
      v128.store(out + row, adds ? f64x2.add(v128.load(out + row), product) : product);
    }
  }
}
