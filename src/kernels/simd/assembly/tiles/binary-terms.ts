/* The binary terms of a row and their derivatives, as kernels/class-sums/terms/binary-tile.ts and binary-gradient-tile.ts have them. Pointers are bytes. */

/** Adds −w·(positive·t·log + negative·(1 − t)·logOfRest) to `term`. */
export function addBinaryTerms(
  t: usize,
  log: usize,
  logOfRest: usize,
  w: f64,
  positive: f64,
  negative: f64,
  count: i32,
  term: usize,
): void {
  const weight = f64x2.splat(w);
  const ofTarget = f64x2.splat(positive);
  const ofRest = f64x2.splat(negative);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const truth = v128.load(t + k);
    const first = f64x2.mul(truth, f64x2.mul(ofTarget, v128.load(log + k)));
    const other = f64x2.sub(f64x2.splat(1), truth);
    const second = f64x2.mul(other, f64x2.mul(ofRest, v128.load(logOfRest + k)));
    const both = f64x2.sub(f64x2.splat(0), f64x2.add(first, second));
    v128.store(term + k, f64x2.add(v128.load(term + k), f64x2.mul(weight, both)));
  }
}

/** The gradient of the terms of a sigmoid without powers: h·positive·t·rest − h·negative·(1 − t)·p; with `adds` added to `out`. */
export function binaryGradientRow(
  t: usize,
  p: usize,
  rest: usize,
  h: f64,
  positive: f64,
  negative: f64,
  count: i32,
  adds: bool,
  out: usize,
): void {
  const slope = f64x2.splat(h);
  const ofTarget = f64x2.splat(positive);
  const ofRest = f64x2.splat(negative);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const truth = v128.load(t + k);
    const ofLog = f64x2.mul(f64x2.mul(slope, truth), ofTarget);
    const other = f64x2.sub(f64x2.splat(1), truth);
    const ofOther = f64x2.mul(f64x2.mul(slope, other), ofRest);
    const down = f64x2.sub(f64x2.splat(0), f64x2.mul(ofOther, v128.load(p + k)));
    const total = f64x2.add(down, f64x2.mul(ofLog, v128.load(rest + k)));
    v128.store(out + k, adds ? f64x2.add(v128.load(out + k), total) : total);
  }
}
