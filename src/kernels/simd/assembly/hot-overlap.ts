import { pairAt, total } from "./lanes";
import { BLOCK, greatestLane, ONE } from "./overlap";

/*
 * The overlap sums of products and their transpose where every target is 0 or 1, as most are. The sums mark each target by a bit, so that
 * the transpose reads a 32nd part of the memory. Pointers are bytes, a block is 1,024 voxels, and a count is a multiple of 16.
 */

/**
 * As `sumOverlap` of products, and a bit a voxel to `marks`.
 *
 * @returns the greatest of the bits of the prediction, as whole numbers without a sign; the greatest such number where a target is neither 0
 * nor 1. Up to the bits of 1, sums and marks are right
 */
export function sumHotOverlap(prediction: usize, target: usize, count: i32, out: usize, marks: usize): u32 {
  const one = i32x4.splat(ONE);
  let p = prediction;
  let t = target;
  let o = out;
  let to = marks;
  let greatest = i32x4.splat(0);
  let soft = i32x4.splat(0);
  for (let start = 0; start < count; start += BLOCK) {
    let overlap0 = f64x2.splat(0);
    let overlap1 = f64x2.splat(0);
    let predicted0 = f64x2.splat(0);
    let predicted1 = f64x2.splat(0);
    let actual = 0;
    const end = p + (<usize>min(BLOCK, count - start) << 2);
    while (p < end) {
      const x0 = v128.load(p);
      const x1 = v128.load(p, 16);
      const x2 = v128.load(p, 32);
      const x3 = v128.load(p, 48);
      const y0 = v128.load(t);
      const y1 = v128.load(t, 16);
      const y2 = v128.load(t, 32);
      const y3 = v128.load(t, 48);
      const hot0 = i32x4.eq(y0, one);
      const hot1 = i32x4.eq(y1, one);
      const hot2 = i32x4.eq(y2, one);
      const hot3 = i32x4.eq(y3, one);
      greatest = i32x4.max_u(greatest, i32x4.max_u(i32x4.max_u(x0, x1), i32x4.max_u(x2, x3)));
      const soft0 = v128.or(v128.andnot(y0, hot0), v128.andnot(y1, hot1));
      const soft1 = v128.or(v128.andnot(y2, hot2), v128.andnot(y3, hot3));
      soft = v128.or(soft, v128.or(soft0, soft1));
      const bits = i8x16.bitmask(
        i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(hot0, hot1), i16x8.narrow_i32x4_s(hot2, hot3)),
      );
      store<u16>(to, bits);
      actual += popcnt(bits);
      const pair0 = pairAt(p);
      predicted0 = f64x2.add(predicted0, pair0);
      overlap0 = f64x2.add(overlap0, v128.and(pair0, v128.shuffle<i32>(hot0, hot0, 0, 0, 1, 1)));
      const pair1 = pairAt(p + 8);
      predicted1 = f64x2.add(predicted1, pair1);
      overlap1 = f64x2.add(overlap1, v128.and(pair1, v128.shuffle<i32>(hot0, hot0, 2, 2, 3, 3)));
      const pair2 = pairAt(p + 16);
      predicted0 = f64x2.add(predicted0, pair2);
      overlap0 = f64x2.add(overlap0, v128.and(pair2, v128.shuffle<i32>(hot1, hot1, 0, 0, 1, 1)));
      const pair3 = pairAt(p + 24);
      predicted1 = f64x2.add(predicted1, pair3);
      overlap1 = f64x2.add(overlap1, v128.and(pair3, v128.shuffle<i32>(hot1, hot1, 2, 2, 3, 3)));
      const pair4 = pairAt(p + 32);
      predicted0 = f64x2.add(predicted0, pair4);
      overlap0 = f64x2.add(overlap0, v128.and(pair4, v128.shuffle<i32>(hot2, hot2, 0, 0, 1, 1)));
      const pair5 = pairAt(p + 40);
      predicted1 = f64x2.add(predicted1, pair5);
      overlap1 = f64x2.add(overlap1, v128.and(pair5, v128.shuffle<i32>(hot2, hot2, 2, 2, 3, 3)));
      const pair6 = pairAt(p + 48);
      predicted0 = f64x2.add(predicted0, pair6);
      overlap0 = f64x2.add(overlap0, v128.and(pair6, v128.shuffle<i32>(hot3, hot3, 0, 0, 1, 1)));
      const pair7 = pairAt(p + 56);
      predicted1 = f64x2.add(predicted1, pair7);
      overlap1 = f64x2.add(overlap1, v128.and(pair7, v128.shuffle<i32>(hot3, hot3, 2, 2, 3, 3)));
      p += 64;
      t += 64;
      to += 2;
    }
    if (v128.any_true(soft)) return u32.MAX_VALUE;
    store<f64>(o, total(overlap0, overlap1));
    store<f64>(o, total(predicted0, predicted1), 8);
    store<f64>(o, <f64>actual, 16);
    store<f64>(o, <f64>actual, 24);
    o += 32;
  }
  return greatestLane(greatest);
}

/**
 * a·t + b of targets that {@link sumHotOverlap} has marked.
 *
 * @param table - 256 bytes for what each set of four targets gives
 */
export function spreadHot(marks: usize, count: i32, a: f64, b: f64, table: usize, out: usize): void {
  const ofZero = f32x4.splat(<f32>(a * 0 + b));
  const change = v128.xor(ofZero, f32x4.splat(<f32>(a * 1 + b)));
  const places = i32x4(1, 2, 4, 8);
  for (let four = 0; four < 16; four++) {
    const hot = i32x4.eq(v128.and(i32x4.splat(four), places), places);
    v128.store(table + (<usize>four << 4), v128.xor(ofZero, v128.and(hot, change)));
  }
  let from = marks;
  let o = out;
  const end = out + (<usize>count << 2);
  while (o < end) {
    const bits = <usize>load<u16>(from);
    v128.store(o, v128.load(table + ((bits << 4) & 0xf0)));
    v128.store(o, v128.load(table + (bits & 0xf0)), 16);
    v128.store(o, v128.load(table + ((bits >> 4) & 0xf0)), 32);
    v128.store(o, v128.load(table + ((bits >> 8) & 0xf0)), 48);
    from += 2;
    o += 64;
  }
}
