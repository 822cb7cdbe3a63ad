import { storeExp } from "../elementary/exponential";
import { high, low, narrow, total } from "../lanes";
import { ROW } from "../planes";

/*
 * The tiles of kernels/class-sums: rows of 1,024 voxels and some padding in float64, a row a class. Pointers and steps are
 * bytes, and a count is a multiple of 4. Each result has the bits of the plain kernel, which adds over the classes in the
 * same order, one voxel at a time.
 */

/** A row of float64 of values of float32 that lie next to each other. */
export function widenRow(from: usize, count: i32, row: usize): void {
  for (let k: usize = 0; k < <usize>count << 2; k += 16) {
    const x = v128.load(from + k);
    v128.store(row + 2 * k, low(x));
    v128.store(row + 2 * k, high(x), 16);
  }
}

/** The same of values `step` apart. */
export function widenSteps(from: usize, step: usize, count: i32, row: usize): void {
  let at = from;
  for (let k: usize = 0; k < <usize>count << 3; k += 8) {
    store<f64>(row + k, <f64>load<f32>(at));
    at += step;
  }
}

/** A row of float64, rounded to float32. */
export function narrowRow(row: usize, count: i32, to: usize): void {
  for (let k: usize = 0; k < <usize>count << 2; k += 16) {
    v128.store(to + k, narrow(v128.load(row + 2 * k), v128.load(row + 2 * k, 16)));
  }
}

/** The same to values `step` apart. */
export function narrowSteps(row: usize, count: i32, to: usize, step: usize): void {
  let at = to;
  for (let k: usize = 0; k < <usize>count << 3; k += 8) {
    store<f32>(at, <f32>load<f64>(row + k));
    at += step;
  }
}

/**
 * Rows of float64 of values of float32, whose rows are `step` apart, and what {@link largestRows} finds in them.
 *
 * @returns the greatest distance of any two values, or NaN where one is NaN
 */
export function widenLargestRows(
  from: usize,
  step: usize,
  classes: i32,
  count: i32,
  x: usize,
  largest: usize,
  top: usize,
): f64 {
  const one = i32x4.splat(1);
  let greatest = f32x4.splat(-Infinity);
  let least = f32x4.splat(Infinity);
  let probe = f32x4.splat(0);
  for (let k: usize = 0; k < <usize>count << 2; k += 16) {
    let at = from + k;
    let to = x + 2 * k;
    let most = v128.load(at);
    let first = i32x4.splat(0);
    let own = first;
    v128.store(to, low(most));
    v128.store(to, high(most), 16);
    least = f32x4.pmin(least, most);
    probe = f32x4.add(probe, most);
    for (let c = 1; c < classes; c++) {
      at += step;
      to += ROW;
      own = i32x4.add(own, one);
      const value = v128.load(at);
      v128.store(to, low(value));
      v128.store(to, high(value), 16);
      first = v128.bitselect(own, first, f32x4.gt(value, most));
      most = f32x4.pmax(most, value);
      least = f32x4.pmin(least, value);
      probe = f32x4.add(probe, value);
    }
    greatest = f32x4.pmax(greatest, most);
    v128.store(largest + 2 * k, low(most));
    v128.store(largest + 2 * k, high(most), 16);
    v128.store(top + 2 * k, f64x2.convert_low_i32x4_s(first));
    v128.store(top + 2 * k, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(first, first, 2, 3, 2, 3)), 16);
  }
  const sum = f64x2.add(low(probe), high(probe));
  const most = f64x2.pmax(low(greatest), high(greatest));
  const fewest = f64x2.pmin(low(least), high(least));
  return distance(sum, most, fewest);
}

// @ts-ignore: decorator
@inline
function distance(probe: v128, greatest: v128, least: v128): f64 {
  const sum = f64x2.extract_lane(probe, 0) + f64x2.extract_lane(probe, 1);
  if (sum != sum) return sum;
  return (
    max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1)) -
    min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1))
  );
}

/**
 * The greatest value of each voxel to `largest` and its first class, as a number, to `top`.
 *
 * @returns the greatest distance of any two values, or NaN where one is NaN
 */
export function largestRows(x: usize, classes: i32, count: i32, largest: usize, top: usize): f64 {
  let greatest = f64x2.splat(-Infinity);
  let least = f64x2.splat(Infinity);
  let probe = f64x2.splat(0);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    let at = x + k;
    let most0 = v128.load(at);
    let most1 = v128.load(at, 16);
    let class0 = f64x2.splat(0);
    let class1 = f64x2.splat(0);
    least = f64x2.pmin(f64x2.pmin(least, most0), most1);
    probe = f64x2.add(f64x2.add(probe, most0), most1);
    for (let c = 1; c < classes; c++) {
      at += ROW;
      const own = f64x2.splat(<f64>c);
      const x0 = v128.load(at);
      const x1 = v128.load(at, 16);
      const more0 = f64x2.gt(x0, most0);
      const more1 = f64x2.gt(x1, most1);
      most0 = v128.bitselect(x0, most0, more0);
      most1 = v128.bitselect(x1, most1, more1);
      class0 = v128.bitselect(own, class0, more0);
      class1 = v128.bitselect(own, class1, more1);
      least = f64x2.pmin(f64x2.pmin(least, x0), x1);
      probe = f64x2.add(f64x2.add(probe, x0), x1);
    }
    greatest = f64x2.pmax(f64x2.pmax(greatest, most0), most1);
    v128.store(largest + k, most0);
    v128.store(largest + k, most1, 16);
    v128.store(top + k, class0);
    v128.store(top + k, class1, 16);
  }
  return distance(probe, greatest, least);
}

/**
 * p = e^(x − largest)/total of each class, and the total. Where it is asked for, `others` gets the total without the class
 * `top`. The quotients of four voxels are computed beside the exponentials of the next four, which the divider leaves idle.
 */
export function softmaxRows(
  x: usize,
  classes: i32,
  count: i32,
  largest: usize,
  top: usize,
  p: usize,
  sums: usize,
  others: usize,
): void {
  // Without the second sum, fewer registers wait in memory.
  if (others == 0) quotientRows(x, classes, count, largest, top, p, sums, 0);
  else quotientRows(x, classes, count, largest, top, p, sums, others);
}

// @ts-ignore: decorator
@inline
function quotientRows(
  x: usize,
  classes: i32,
  count: i32,
  largest: usize,
  top: usize,
  p: usize,
  sums: usize,
  others: usize,
): void {
  exponentialColumn(x, classes, 0, largest, top, p, sums, others, false);
  const end = <usize>count << 3;
  for (let k: usize = 32; k < end; k += 32) {
    exponentialColumn(x, classes, k, largest, top, p, sums, others, true);
  }
  const sum0 = v128.load(sums + end - 32);
  const sum1 = v128.load(sums + end - 16);
  let at = p + end - 32;
  for (let c = 0; c < classes; c++) {
    divideFour(at, sum0, sum1);
    at += ROW;
  }
}

// @ts-ignore: decorator
@inline
function divideFour(at: usize, divisor0: v128, divisor1: v128): void {
  v128.store(at, f64x2.div(v128.load(at), divisor0));
  v128.store(at, f64x2.div(v128.load(at, 16), divisor1), 16);
}

/** The exponentials of four voxels and their totals, and with `divides` the quotients of the four before. */
// @ts-ignore: decorator
@inline
function exponentialColumn(
  x: usize,
  classes: i32,
  k: usize,
  largest: usize,
  top: usize,
  p: usize,
  sums: usize,
  others: usize,
  divides: bool,
): void {
  const shift0 = v128.load(largest + k);
  const shift1 = v128.load(largest + k, 16);
  const divisor0 = divides ? v128.load(sums + k - 32) : shift0;
  const divisor1 = divides ? v128.load(sums + k - 16) : shift1;
  const top0 = v128.load(top + k);
  const top1 = v128.load(top + k, 16);
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let rest0 = f64x2.splat(0);
  let rest1 = f64x2.splat(0);
  let from = x + k;
  let at = p + k;
  for (let c = 0; c < classes; c++) {
    if (divides) divideFour(at - 32, divisor0, divisor1);
    storeExp(at, f64x2.sub(v128.load(from), shift0), f64x2.sub(v128.load(from, 16), shift1));
    sum0 = f64x2.add(sum0, v128.load(at));
    sum1 = f64x2.add(sum1, v128.load(at, 16));
    if (others != 0) {
      const own = f64x2.splat(<f64>c);
      // A term of 0 changes nothing.
      rest0 = f64x2.add(rest0, v128.andnot(v128.load(at), f64x2.eq(top0, own)));
      rest1 = f64x2.add(rest1, v128.andnot(v128.load(at, 16), f64x2.eq(top1, own)));
    }
    from += ROW;
    at += ROW;
  }
  v128.store(sums + k, sum0);
  v128.store(sums + k, sum1, 16);
  if (others == 0) return;
  v128.store(others + k, rest0);
  v128.store(others + k, rest1, 16);
}

/** Adds the sum of each row, as a block of the summation order, to a number a class. */
export function addRowSums(rows: usize, classes: i32, count: i32, sums: usize): void {
  for (let c = 0; c < classes; c++) {
    const row = rows + <usize>c * ROW;
    let sum0 = f64x2.splat(0);
    let sum1 = f64x2.splat(0);
    for (let k: usize = 0; k < <usize>count << 3; k += 32) {
      sum0 = f64x2.add(sum0, v128.load(row + k));
      sum1 = f64x2.add(sum1, v128.load(row + k, 16));
    }
    const at = sums + (<usize>c << 3);
    store<f64>(at, load<f64>(at) + total(sum0, sum1));
  }
}

/** 0 in every row where the byte of a voxel is 0. */
export function clearRows(rows: usize, classes: i32, count: i32, counted: usize): void {
  const zero = i32x4.splat(0);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(counted + (k >> 3)));
    const wide = i32x4.eq(i32x4.extend_low_i16x8_u(bytes), zero);
    if (!v128.any_true(wide)) continue;
    const clear0 = i64x2.extend_low_i32x4_s(wide);
    const clear1 = i64x2.extend_high_i32x4_s(wide);
    let at = rows + k;
    for (let c = 0; c < classes; c++) {
      v128.store(at, v128.andnot(v128.load(at), clear0));
      v128.store(at, v128.andnot(v128.load(at, 16), clear1), 16);
      at += ROW;
    }
  }
}
