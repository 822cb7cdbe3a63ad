import { storeExpParts } from "./exponential";
import { ROW } from "../planes";

/*
 * The sigmoid of kernels/elementary over rows of float64: the same operations in the same order, so the same bits, for |x| < 87.
 */

/** Where the two parts of the exponential of four lanes are. */
const HIGH: usize = 896;
const LOW: usize = 928;

/**
 * σ(x) of each element, or σ(−x), to `out`.
 *
 * @returns whether every |x| is less than 87: otherwise the plain kernel serves
 */
export function sigmoidRows(x: usize, classes: i32, count: i32, negative: i32, out: usize): bool {
  const sign = negative == 0 ? f64x2.splat(0.0) : f64x2.splat(-0.0);
  const bound = f64x2.splat(87);
  let near = i32x4.splat(-1);
  for (let c = 0; c < classes; c++) {
    const row = <usize>c * ROW;
    for (let k = row; k < row + (<usize>count << 3); k += 32) {
      const x0 = v128.xor(v128.load(x + k), sign);
      const x1 = v128.xor(v128.load(x + k, 16), sign);
      near = v128.and(near, v128.and(f64x2.lt(f64x2.abs(x0), bound), f64x2.lt(f64x2.abs(x1), bound)));
      storeSigmoid(out + k, x0, x1);
    }
  }
  return i32x4.all_true(near);
}

// @ts-ignore: decorator
@inline
function storeSigmoid(to: usize, x0: v128, x1: v128): void {
  const limit = f64x2.splat(-20);
  const isNear0 = f64x2.gt(x0, limit);
  const isNear1 = f64x2.gt(x1, limit);
  // One exponential serves: of −x, or below the limit of x.
  storeExpParts(
    HIGH,
    LOW,
    v128.bitselect(f64x2.neg(x0), x0, isNear0),
    v128.bitselect(f64x2.neg(x1), x1, isNear1),
  );
  v128.store(to, sigmoidOf(isNear0, v128.load(HIGH), v128.load(LOW)));
  v128.store(to, sigmoidOf(isNear1, v128.load(HIGH, 16), v128.load(LOW, 16)), 16);
}

// @ts-ignore: decorator
@inline
function sigmoidOf(isNear: v128, high: v128, low: v128): v128 {
  const one = f64x2.splat(1);
  const quotient = f64x2.div(one, f64x2.add(f64x2.add(one, high), low));
  const short = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(quotient));
  const rest = f64x2.sub(
    f64x2.sub(f64x2.sub(one, short), f64x2.mul(short, high)),
    f64x2.mul(short, low),
  );
  const sum = f64x2.add(high, low);
  return v128.bitselect(
    f64x2.add(short, f64x2.mul(quotient, rest)),
    f64x2.add(high, f64x2.sub(low, f64x2.mul(sum, sum))),
    isNear,
  );
}
