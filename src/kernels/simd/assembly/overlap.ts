import { narrow, pairAt, total } from "./lanes";

/*
 * The binary overlap sums and their transpose. Pointers are bytes; a block is 1,024 voxels, and a count is a multiple of 4.
 * Both operands are float32.
 */

export const BLOCK: i32 = 1024;

const PRODUCTS: i32 = 0;
export const SQUARES: i32 = 1;
export const MINIMA: i32 = 2;

/**
 * For each block its four sums to `out`, 32 bytes apart, as kernels/overlap sums them.
 *
 * @returns the greatest of the bits of both operands, as whole numbers without a sign: up to those of 1, all values are from 0 to 1
 */
// @ts-ignore: decorator
@inline
function sumBlocks(kind: i32, prediction: usize, target: usize, count: i32, out: usize): u32 {
  let p = prediction;
  let t = target;
  let o = out;
  let greatest = i32x4.splat(0);
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
      greatest = i32x4.max_u(i32x4.max_u(greatest, v128.load(p)), v128.load(t));
      const x0 = pairAt(p);
      const x1 = pairAt(p + 8);
      const y0 = pairAt(t);
      const y1 = pairAt(t + 8);
      if (kind == MINIMA) {
        overlap0 = f64x2.add(overlap0, f64x2.min(x0, y0));
        overlap1 = f64x2.add(overlap1, f64x2.min(x1, y1));
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
  return greatestLane(greatest);
}

// @ts-ignore: decorator
@inline
export function greatestLane(x: v128): u32 {
  const two = i32x4.max_u(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1));
  return max(<u32>i32x4.extract_lane(two, 0), <u32>i32x4.extract_lane(two, 1));
}

export function sumOverlap(kind: i32, p: usize, t: usize, count: i32, out: usize): u32 {
  if (kind == PRODUCTS) return sumBlocks(PRODUCTS, p, t, count, out);
  if (kind == SQUARES) return sumBlocks(SQUARES, p, t, count, out);
  return sumBlocks(MINIMA, p, t, count, out);
}

/** The least and the greatest value of a row and of what `bounds` holds, 16 bytes each, where NaN leaves no trace. */
export function boundRow(row: usize, count: i32, bounds: usize): void {
  let least = v128.load(bounds);
  let greatest = v128.load(bounds, 16);
  for (let at = row; at < row + (<usize>count << 2); at += 16) {
    const x = v128.load(at);
    least = f32x4.pmin(least, x);
    greatest = f32x4.pmax(greatest, x);
  }
  v128.store(bounds, least);
  v128.store(bounds, greatest, 16);
}

/** −1, 0 or 1 of each lane; −0 and NaN stay what they are. */
// @ts-ignore: decorator
@inline
function sign(x: v128): v128 {
  const zero = f64x2.splat(0);
  const negative = v128.bitselect(f64x2.splat(-1), x, f64x2.lt(x, zero));
  return v128.bitselect(f64x2.splat(1), negative, f64x2.gt(x, zero));
}

/** ∂min(x, y)/∂x: 1 below, 0 above, ½ between. */
// @ts-ignore: decorator
@inline
function slopeOfLesser(x: v128, y: v128): v128 {
  const half = f64x2.splat(0.5);
  return f64x2.sub(half, f64x2.mul(half, sign(f64x2.sub(x, y))));
}

/** a·t + b, a·t + 2·b·p or a·∂min(p, t)/∂p + b. */
// @ts-ignore: decorator
@inline
export function spreadPair(kind: i32, x: v128, y: v128, a: v128, b: v128): v128 {
  if (kind == MINIMA) return f64x2.add(f64x2.mul(a, slopeOfLesser(x, y)), b);
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
    const x0 = kind == PRODUCTS ? slope : pairAt(p);
    const x1 = kind == PRODUCTS ? slope : pairAt(p + 8);
    const first = spreadPair(kind, x0, pairAt(t), slope, shift);
    const second = spreadPair(kind, x1, pairAt(t + 8), slope, shift);
    v128.store(o, narrow(first, second));
    p += 16;
    t += 16;
    o += 16;
  }
}

/** The bits of 1. */
export const ONE: i32 = 0x3f800000;

/**
 * a·t + b. Targets of 0 and 1 alone, as most are, give two values, of which one is chosen: sixteen at a time, until one is another.
 */
function spreadProducts(target: usize, count: i32, a: f64, b: f64, out: usize): void {
  const one = i32x4.splat(ONE);
  const ofZero = f32x4.splat(<f32>(a * 0 + b));
  const change = v128.xor(ofZero, f32x4.splat(<f32>(a * 1 + b)));
  let t = target;
  let o = out;
  const end = out + ((<usize>count << 2) & ~63);
  while (o < end) {
    const t0 = v128.load(t);
    const t1 = v128.load(t, 16);
    const t2 = v128.load(t, 32);
    const t3 = v128.load(t, 48);
    const hot0 = i32x4.eq(t0, one);
    const hot1 = i32x4.eq(t1, one);
    const hot2 = i32x4.eq(t2, one);
    const hot3 = i32x4.eq(t3, one);
    const soft = v128.or(
      v128.or(v128.andnot(t0, hot0), v128.andnot(t1, hot1)),
      v128.or(v128.andnot(t2, hot2), v128.andnot(t3, hot3)),
    );
    if (v128.any_true(soft)) break;
    v128.store(o, v128.xor(ofZero, v128.and(hot0, change)));
    v128.store(o, v128.xor(ofZero, v128.and(hot1, change)), 16);
    v128.store(o, v128.xor(ofZero, v128.and(hot2, change)), 32);
    v128.store(o, v128.xor(ofZero, v128.and(hot3, change)), 48);
    t += 64;
    o += 64;
  }
  spreadAll(PRODUCTS, 0, t, count - <i32>((o - out) >> 2), a, b, o);
}

export function spreadOverlap(kind: i32, p: usize, t: usize, count: i32, a: f64, b: f64, out: usize): void {
  if (kind == PRODUCTS) spreadProducts(t, count, a, b, out);
  else if (kind == SQUARES) spreadAll(SQUARES, p, t, count, a, b, out);
  else spreadAll(MINIMA, p, t, count, a, b, out);
}

