import { constantAt } from "../lanes";

/*
 * The logarithms of kernels/elementary in two lanes of float64: the same operations in the same order on the same tables, so
 * the same bits.
 */

/** Where the loader puts the constants: the series from Q0 to Q3, ln 2 in two parts, 1, 2, and up to where the series alone serves. */
export const LOG_CONSTANTS: usize = 640;

/** Where the loader puts the cells of kernels/elementary: centre, inverse, logarithm, 0, for each of 32. */
const CELLS: usize = 2048;

/** The terms of the series behind the first, from the square of s. */
// @ts-ignore: decorator
@inline
export function series(s2: v128): v128 {
  const inner = f64x2.add(constantAt(LOG_CONSTANTS, 2), f64x2.mul(s2, constantAt(LOG_CONSTANTS, 3)));
  const outer = f64x2.add(constantAt(LOG_CONSTANTS, 0), f64x2.mul(s2, constantAt(LOG_CONSTANTS, 1)));
  return f64x2.mul(s2, f64x2.add(outer, f64x2.mul(f64x2.mul(s2, s2), inner)));
}

/** log(x + rest) of each lane, for x from 2⁻¹²⁶ up to 2¹²⁶. */
// @ts-ignore: decorator
@inline
export function logOfSum(x: v128, remainder: v128): v128 {
  const place = i32x4.sub(f32x4.demote_f64x2_zero(x), i32x4.splat(0x3f360000));
  const k = i32x4.shr_s(place, 23);
  const cells = v128.and(i32x4.shr_s(place, 18), i32x4.splat(31));
  const scale = f64x2.promote_low_f32x4(i32x4.shl(i32x4.sub(i32x4.splat(127), k), 23));
  const first = CELLS + (<usize>i32x4.extract_lane(cells, 0) << 5);
  const second = CELLS + (<usize>i32x4.extract_lane(cells, 1) << 5);
  const firstPair = v128.load(first);
  const secondPair = v128.load(second);
  const centre = v128.shuffle<i64>(firstPair, secondPair, 0, 2);
  const inverse = v128.shuffle<i64>(firstPair, secondPair, 1, 3);
  const logarithm = v128.load64_lane(second, v128.load64_zero(first, 16), 1, 16);
  const z = f64x2.mul(x, scale);
  const f = f64x2.add(f64x2.sub(z, centre), f64x2.mul(remainder, scale));
  const r = f64x2.mul(f, inverse);
  const s = f64x2.div(f, f64x2.add(z, centre));
  const exponent = f64x2.convert_low_i32x4_s(k);
  const tail = f64x2.sub(
    f64x2.add(r, f64x2.mul(exponent, constantAt(LOG_CONSTANTS, 5))),
    f64x2.mul(s, f64x2.sub(r, series(f64x2.mul(s, s)))),
  );
  return f64x2.add(f64x2.add(f64x2.mul(exponent, constantAt(LOG_CONSTANTS, 4)), logarithm), tail);
}

/** log(1 + x) of each lane, for x from −1 + 2⁻¹²⁶ up to 2¹²⁵. */
// @ts-ignore: decorator
@inline
export function log1p(x: v128): v128 {
  const isClose = f64x2.lt(f64x2.abs(x), constantAt(LOG_CONSTANTS, 8));
  let result = x;
  // Neighbouring voxels are mostly close together or not at all, and each way has a division.
  if (v128.any_true(isClose)) {
    const s = f64x2.div(x, f64x2.add(constantAt(LOG_CONSTANTS, 7), x));
    const correction = f64x2.mul(s, f64x2.sub(x, series(f64x2.mul(s, s))));
    result = f64x2.add(x, f64x2.sub(f64x2.splat(-0.0), correction));
  }
  if (i64x2.all_true(isClose)) return result;
  const one = constantAt(LOG_CONSTANTS, 6);
  const sum = f64x2.add(one, x);
  const far = logOfSum(sum, f64x2.sub(x, f64x2.sub(sum, one)));
  return v128.bitselect(result, far, isClose);
}
