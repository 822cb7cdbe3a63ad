import { constantAt } from "./lanes";

/** Bytes between the rows of a plane. */
const ROW: usize = 8256;

/** Where the loader puts 2⁵²: added to a small whole number, it leaves it in the low bits. */
const WHOLE: usize = 712;

/**
 * The gradient of logits by a label map, for tiles as in tile.ts, as kernels/class-sums/label-gradient-tile.ts has it.
 *
 * @param slopes - for each class the slope where it is the label, and where it is not
 * @param top - the class of the largest logit
 * @param others - a slope at each class that is not the label, or 0: none
 * @param log - the derivative with respect to the logarithm at the label, or 0: none
 * @param missing - 1 − p at the label, where there is `log`
 */
export function labelGradientRows(
  p: usize,
  classes: i32,
  count: i32,
  labels: usize,
  slopes: usize,
  top: usize,
  others: usize,
  log: usize,
  missing: usize,
  out: usize,
): void {
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const labelPair = v128.load64_zero(labels + (k >> 1));
    const label = i64x2.extend_low_i32x4_s(labelPair);
    const rest = others == 0 ? f64x2.splat(0) : v128.load(others + k);
    const largest = v128.load(top + k);
    const entry = f64x2.add(largest, constantAt(WHOLE, 0));
    const first = slopes + (<usize>i32x4.extract_lane(entry, 0) << 4);
    const second = slopes + (<usize>i32x4.extract_lane(entry, 2) << 4);
    const ownOfTop = v128.load64_lane(second, v128.load64_zero(first), 1);
    const otherOfTop = v128.load64_lane(second, v128.load64_zero(first, 8), 1, 8);
    const isLabel = f64x2.eq(f64x2.convert_low_i32x4_s(labelPair), largest);
    const base = v128.bitselect(ownOfTop, f64x2.add(otherOfTop, rest), isLabel);
    let mean = f64x2.splat(0);
    let c = i64x2.splat(0);
    let at = k;
    const end = slopes + (<usize>classes << 4);
    for (let pair = slopes; pair < end; pair += 16) {
      const other = f64x2.add(v128.load64_splat(pair, 8), rest);
      const g = v128.bitselect(v128.load64_splat(pair), other, i64x2.eq(label, c));
      mean = f64x2.add(mean, f64x2.mul(v128.load(p + at), f64x2.sub(g, base)));
      c = i64x2.add(c, i64x2.splat(1));
      at += ROW;
    }
    at = k;
    if (log == 0) {
      for (let pair = slopes; pair < end; pair += 16) {
        const other = f64x2.add(v128.load64_splat(pair, 8), rest);
        v128.store(out + at, f64x2.mul(v128.load(p + at), f64x2.sub(f64x2.sub(other, base), mean)));
        at += ROW;
      }
    } else {
      const ofLog = v128.load(log + k);
      for (let pair = slopes; pair < end; pair += 16) {
        const other = f64x2.add(v128.load64_splat(pair, 8), rest);
        const own = v128.load(p + at);
        const product = f64x2.mul(own, f64x2.sub(f64x2.sub(other, base), mean));
        v128.store(out + at, f64x2.sub(product, f64x2.mul(own, ofLog)));
        at += ROW;
      }
    }
    putLabel(p, k, i32x4.extract_lane(labelPair, 0), slopes, lane0(base), lane0(mean), log, missing, out);
    putLabel(p, k + 8, i32x4.extract_lane(labelPair, 1), slopes, lane1(base), lane1(mean), log, missing, out);
  }
}

// @ts-ignore: decorator
@inline
function lane0(x: v128): f64 {
  return f64x2.extract_lane(x, 0);
}

// @ts-ignore: decorator
@inline
function lane1(x: v128): f64 {
  return f64x2.extract_lane(x, 1);
}

// @ts-ignore: decorator
@inline
function putLabel(
  p: usize,
  k: usize,
  label: i32,
  slopes: usize,
  base: f64,
  mean: f64,
  log: usize,
  missing: usize,
  out: usize,
): void {
  if (label < 0) return;
  const at = <usize>label * ROW + k;
  const product = load<f64>(p + at) * (load<f64>(slopes + (<usize>label << 4)) - base - mean);
  store<f64>(out + at, log == 0 ? product : product + load<f64>(log + k) * load<f64>(missing + k));
}
