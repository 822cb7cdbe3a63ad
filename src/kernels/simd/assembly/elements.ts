/*
 * Elementwise operations on rows of float32, four values at a time, and their sums. The result of + − × ÷ √ in float32 is
 * that of float64, rounded once: what the plain loops give.
 *
 * Pointers and steps are bytes: a step of 16 walks along a row, a step of 0 stays at one value, stored four times.
 */

import { high, low, total } from "./lanes";

export function addRow(a: usize, aStep: usize, b: usize, bStep: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count; k += 4, a += aStep, b += bStep, out += 16) {
    v128.store(out, f32x4.add(v128.load(a), v128.load(b)));
  }
}

export function subtractRow(a: usize, aStep: usize, b: usize, bStep: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count; k += 4, a += aStep, b += bStep, out += 16) {
    v128.store(out, f32x4.sub(v128.load(a), v128.load(b)));
  }
}

export function multiplyRow(a: usize, aStep: usize, b: usize, bStep: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count; k += 4, a += aStep, b += bStep, out += 16) {
    v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
  }
}

export function divideRow(a: usize, aStep: usize, b: usize, bStep: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count; k += 4, a += aStep, b += bStep, out += 16) {
    v128.store(out, f32x4.div(v128.load(a), v128.load(b)));
  }
}

/** 0 where the result is NaN and the gradient 0. */
// @ts-ignore: decorator
@inline
function guard(result: v128, gradient: v128): v128 {
  const lost = v128.and(f32x4.ne(result, result), f32x4.eq(gradient, f32x4.splat(0)));
  return v128.andnot(result, lost);
}

export function multiplyGradientRow(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  out: usize,
  count: i32,
): void {
  for (let k: usize = 0; k < <usize>count; k += 4, a += aStep, b += bStep, out += 16) {
    const gradient = v128.load(a);
    v128.store(out, guard(f32x4.mul(gradient, v128.load(b)), gradient));
  }
}

export function divideGradientRow(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  out: usize,
  count: i32,
): void {
  for (let k: usize = 0; k < <usize>count; k += 4, a += aStep, b += bStep, out += 16) {
    const gradient = v128.load(a);
    v128.store(out, guard(f32x4.div(gradient, v128.load(b)), gradient));
  }
}

/** Adds the sums of blocks of 1,024 to a sum, in the library's order; the last block is filled with zeros to a multiple of 4. */
export function sumBlocks(x: usize, count: i32, before: f64): f64 {
  let sum = before;
  let at = x;
  for (let left = count; left > 0; left -= 1024) {
    let first = f64x2.splat(0);
    let second = f64x2.splat(0);
    const end = at + (<usize>min(left, 1024) << 2);
    for (; at < end; at += 16) {
      const four = v128.load(at);
      first = f64x2.add(first, low(four));
      second = f64x2.add(second, high(four));
    }
    sum += total(first, second);
  }
  return sum;
}
