import { storeExpParts } from "./exponential";
import { constantAt } from "../lanes";
import { LOG_CONSTANTS, logOfSum, series } from "./logarithm";

/* The logarithms of a sigmoid by softplus of kernels/elementary, with its bits, for |x| < 87. */

/** Where the two parts of the exponential of four lanes are. */
const HIGH: usize = 896;
const LOW: usize = 928;

/**
 * log σ(x) and log σ(−x) of a row.
 *
 * @returns whether every |x| is less than 87: otherwise the plain kernel serves
 */
export function logSigmoidRow(x: usize, count: i32, log: usize, logOfRest: usize): bool {
  const bound = f64x2.splat(87);
  let near = i32x4.splat(-1);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    const x0 = v128.load(x + k);
    const x1 = v128.load(x + k, 16);
    near = v128.and(near, v128.and(f64x2.lt(f64x2.abs(x0), bound), f64x2.lt(f64x2.abs(x1), bound)));
    storeNegativeSoftplus(log + k, f64x2.neg(x0), f64x2.neg(x1));
    storeNegativeSoftplus(logOfRest + k, x0, x1);
  }
  return i32x4.all_true(near);
}

function storeNegativeSoftplus(to: usize, x0: v128, x1: v128): void {
  storeExpParts(HIGH, LOW, x0, x1);
  v128.store(to, f64x2.neg(softplus(x0, v128.load(HIGH), v128.load(LOW))));
  v128.store(to, f64x2.neg(softplus(x1, v128.load(HIGH, 16), v128.load(LOW, 16))), 16);
}

// @ts-ignore: decorator
@inline
function softplus(x: v128, high: v128, low: v128): v128 {
  const one = constantAt(LOG_CONSTANTS, 6);
  const first = f64x2.add(one, high);
  const sum = f64x2.add(first, low);
  const far = logOfSum(sum, f64x2.add(f64x2.sub(first, sum), low));
  const r = f64x2.add(high, low);
  const s = f64x2.div(r, f64x2.add(constantAt(LOG_CONSTANTS, 7), r));
  const correction = f64x2.mul(s, f64x2.sub(r, series(f64x2.mul(s, s))));
  const close = f64x2.add(high, f64x2.sub(low, correction));
  // e⁻²·⁵⁴⁹ is 5/64.
  return v128.bitselect(close, far, f64x2.lt(x, f64x2.splat(-2.549)));
}
