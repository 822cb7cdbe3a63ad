import { storeExp } from "./elementary/exponential";
import { log1p, logOfSum } from "./elementary/logarithm";

export { scalePowers } from "./elementary/exponential";

/* The elementary functions over a row of float64, for the tests that compare them with kernels/elementary. */

export function expRow(x: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count << 3; k += 32) storeExp(out + k, v128.load(x + k), v128.load(x + k, 16));
}

export function logRow(x: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count << 3; k += 16)
    v128.store(out + k, logOfSum(v128.load(x + k), f64x2.splat(0)));
}

export function log1pRow(x: usize, out: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count << 3; k += 16) v128.store(out + k, log1p(v128.load(x + k)));
}
