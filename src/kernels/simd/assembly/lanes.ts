/* Four values of float32 as two pairs of float64, and back. */

// @ts-ignore: decorator
@inline
export function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

// @ts-ignore: decorator
@inline
export function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i32>(x, x, 2, 3, 2, 3));
}

/** Two values of float32 in memory as float64. The processor converts them as it reads them, where a register needs a shuffle. */
// @ts-ignore: decorator
@inline
export function pairAt(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Two pairs of float64, each rounded once. */
// @ts-ignore: decorator
@inline
export function narrow(x: v128, y: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(x), f32x4.demote_f64x2_zero(y), 0, 2);
}

/** The sum of a block: (lane 0 + lane 1) + (lane 2 + lane 3). */
// @ts-ignore: decorator
@inline
export function total(x: v128, y: v128): f64 {
  return (
    f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1) + (f64x2.extract_lane(y, 0) + f64x2.extract_lane(y, 1))
  );
}

/**
 * A constant of float64 in both lanes. It is read from memory: V8 would make an immediate value by three instructions, and again
 * wherever it is used in a loop.
 */
// @ts-ignore: decorator
@inline
export function constantAt(constants: usize, index: usize): v128 {
  return v128.load64_splat(constants + (index << 3));
}

/** The first of two numbers of float64. */
// @ts-ignore: decorator
@inline
export function lane0(x: v128): f64 {
  return f64x2.extract_lane(x, 0);
}

/** The second one. */
// @ts-ignore: decorator
@inline
export function lane1(x: v128): f64 {
  return f64x2.extract_lane(x, 1);
}
