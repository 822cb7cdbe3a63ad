import { high, low, narrow, total } from "./lanes";

/*
 * The binary overlap sums and their transpose. Pointers are bytes; a block is 1,024 voxels, and a count is a multiple of 4.
 * Both operands are float32.
 */

const BLOCK: i32 = 1024;

const PRODUCTS: i32 = 0;
const SQUARES: i32 = 1;
const DISTANCES: i32 = 2;

/**
 * For each block its four sums to `out`, 32 bytes apart, as kernels/overlap sums them. The least and the greatest value
 * of both operands go to `bounds`, 16 bytes each, where NaN leaves no trace.
 */
// @ts-ignore: decorator
@inline
function sumBlocks(
  kind: i32,
  prediction: usize,
  target: usize,
  count: i32,
  out: usize,
  bounds: usize,
): void {
  let p = prediction;
  let t = target;
  let o = out;
  let least = v128.load(bounds);
  let greatest = v128.load(bounds, 16);
  for (let start = 0; start < count; start += BLOCK) {
    let overlap0 = f64x2.splat(0);
    let overlap1 = f64x2.splat(0);
    let predicted0 = f64x2.splat(0);
    let predicted1 = f64x2.splat(0);
    let actual0 = f64x2.splat(0);
    let actual1 = f64x2.splat(0);
    let volume0 = f64x2.splat(0);
    let volume1 = f64x2.splat(0);
    const end = p + (<usize>min(BLOCK, count - start) << 2);
    while (p < end) {
      const x = v128.load(p);
      const y = v128.load(t);
      least = f32x4.pmin(f32x4.pmin(least, x), y);
      greatest = f32x4.pmax(f32x4.pmax(greatest, x), y);
      const x0 = low(x);
      const x1 = high(x);
      const y0 = low(y);
      const y1 = high(y);
      if (kind == DISTANCES) {
        overlap0 = f64x2.add(overlap0, f64x2.abs(f64x2.sub(x0, y0)));
        overlap1 = f64x2.add(overlap1, f64x2.abs(f64x2.sub(x1, y1)));
      } else {
        overlap0 = f64x2.add(overlap0, f64x2.mul(x0, y0));
        overlap1 = f64x2.add(overlap1, f64x2.mul(x1, y1));
      }
      if (kind == SQUARES) {
        predicted0 = f64x2.add(predicted0, f64x2.mul(x0, x0));
        predicted1 = f64x2.add(predicted1, f64x2.mul(x1, x1));
        actual0 = f64x2.add(actual0, f64x2.mul(y0, y0));
        actual1 = f64x2.add(actual1, f64x2.mul(y1, y1));
        volume0 = f64x2.add(volume0, y0);
        volume1 = f64x2.add(volume1, y1);
      } else {
        predicted0 = f64x2.add(predicted0, x0);
        predicted1 = f64x2.add(predicted1, x1);
        actual0 = f64x2.add(actual0, y0);
        actual1 = f64x2.add(actual1, y1);
      }
      p += 16;
      t += 16;
    }
    store<f64>(o, total(overlap0, overlap1));
    store<f64>(o, total(predicted0, predicted1), 8);
    store<f64>(o, total(actual0, actual1), 16);
    store<f64>(o, kind == SQUARES ? total(volume0, volume1) : total(actual0, actual1), 24);
    o += 32;
  }
  v128.store(bounds, least);
  v128.store(bounds, greatest, 16);
}

export function sumOverlap(kind: i32, p: usize, t: usize, count: i32, out: usize, bounds: usize): void {
  if (kind == PRODUCTS) sumBlocks(PRODUCTS, p, t, count, out, bounds);
  else if (kind == SQUARES) sumBlocks(SQUARES, p, t, count, out, bounds);
  else sumBlocks(DISTANCES, p, t, count, out, bounds);
}

/** −1, 0 or 1 of each lane; −0 and NaN stay what they are. */
// @ts-ignore: decorator
@inline
function sign(x: v128): v128 {
  const zero = f64x2.splat(0);
  const negative = v128.bitselect(f64x2.splat(-1), x, f64x2.lt(x, zero));
  return v128.bitselect(f64x2.splat(1), negative, f64x2.gt(x, zero));
}

/** a·t + b, a·t + 2·b·p or a·sign(p − t) + b. */
// @ts-ignore: decorator
@inline
function spreadPair(kind: i32, x: v128, y: v128, a: v128, b: v128): v128 {
  if (kind == DISTANCES) return f64x2.add(f64x2.mul(a, sign(f64x2.sub(x, y))), b);
  return f64x2.add(f64x2.mul(a, y), kind == SQUARES ? f64x2.mul(b, x) : b);
}

// @ts-ignore: decorator
@inline
function spreadAll(
  kind: i32,
  prediction: usize,
  target: usize,
  count: i32,
  a: f64,
  b: f64,
  out: usize,
): void {
  const slope = f64x2.splat(a);
  const shift = f64x2.splat(kind == SQUARES ? 2 * b : b);
  let p = prediction;
  let t = target;
  let o = out;
  const end = out + (<usize>count << 2);
  while (o < end) {
    const x = kind == PRODUCTS ? f32x4.splat(0) : v128.load(p);
    const y = v128.load(t);
    const first = spreadPair(kind, low(x), low(y), slope, shift);
    const second = spreadPair(kind, high(x), high(y), slope, shift);
    v128.store(o, narrow(first, second));
    p += 16;
    t += 16;
    o += 16;
  }
}

export function spreadOverlap(kind: i32, p: usize, t: usize, count: i32, a: f64, b: f64, out: usize): void {
  if (kind == PRODUCTS) spreadAll(PRODUCTS, p, t, count, a, b, out);
  else if (kind == SQUARES) spreadAll(SQUARES, p, t, count, a, b, out);
  else spreadAll(DISTANCES, p, t, count, a, b, out);
}

