import { ROW } from "../planes";

/* The terms of a voxel loss with a soft target, for tiles as in tile.ts. Pointers are bytes. */

/** Adds w·t of a class to `weight`, and factor·(x − largest − shift) to `term`, where the factor is not 0. */
export function addSoftTerms(
  x: usize,
  t: usize,
  largest: usize,
  shift: usize,
  factor: usize,
  w: f64,
  count: i32,
  term: usize,
  weight: usize,
): void {
  const weights = f64x2.splat(w);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const own = v128.load(factor + k);
    const log = f64x2.sub(f64x2.sub(v128.load(x + k), v128.load(largest + k)), v128.load(shift + k));
    // A term of 0 changes nothing.
    const product = v128.and(f64x2.mul(own, log), f64x2.ne(own, f64x2.splat(0)));
    v128.store(term + k, f64x2.add(v128.load(term + k), product));
    v128.store(weight + k, f64x2.add(v128.load(weight + k), f64x2.mul(weights, v128.load(t + k))));
  }
}

/** d·rest − p·others of each element. */
export function logPullbackRows(
  d: usize,
  rest: usize,
  p: usize,
  others: usize,
  classes: i32,
  count: i32,
  out: usize,
): void {
  for (let c = 0; c < classes; c++) {
    const row = <usize>c * ROW;
    for (let k = row; k < row + (<usize>count << 3); k += 16) {
      const ofOwn = f64x2.mul(v128.load(d + k), v128.load(rest + k));
      v128.store(out + k, f64x2.sub(ofOwn, f64x2.mul(v128.load(p + k), v128.load(others + k))));
    }
  }
}
