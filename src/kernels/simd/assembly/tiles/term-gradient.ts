import { constantAt, lane0, lane1 } from "../lanes";
import { ROW, WHOLE } from "../planes";

/**
 * The gradient of terms alone, which have no other slopes than those of a voxel: that of `labelGradientRows` with slopes of 0, by fewer
 * operations with the same bits.
 *
 * @param top - the class of the largest logit
 * @param others - a slope at each class that is not the label, or 0: none
 * @param log - the derivative with respect to the logarithm at the label
 * @param missing - 1 − p at the label
 */
export function termGradientRows(
  p: usize,
  classes: i32,
  count: i32,
  labels: usize,
  top: usize,
  others: usize,
  log: usize,
  missing: usize,
  out: usize,
): void {
  if (others != 0) gradientRows(p, classes, count, labels, top, others, log, missing, out);
  else gradientRows(p, classes, count, labels, top, 0, log, missing, out);
}

// @ts-ignore: decorator
@inline
function gradientRows(
  p: usize,
  classes: i32,
  count: i32,
  labels: usize,
  top: usize,
  others: usize,
  log: usize,
  missing: usize,
  out: usize,
): void {
  const end = p + <usize>classes * ROW;
  const zero = f64x2.splat(0);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    const fourLabels = v128.load(labels + (k >> 1));
    let own0 = zero;
    let own1 = zero;
    let other0 = zero;
    let other1 = zero;
    if (others != 0) {
      const label0 = i64x2.extend_low_i32x4_s(fourLabels);
      const label1 = i64x2.extend_high_i32x4_s(fourLabels);
      const slope0 = f64x2.add(zero, v128.load(others + k));
      const slope1 = f64x2.add(zero, v128.load(others + k, 16));
      const base0 = v128.andnot(slope0, i64x2.eq(label0, wholeOf(v128.load(top + k))));
      const base1 = v128.andnot(slope1, i64x2.eq(label1, wholeOf(v128.load(top + k, 16))));
      own0 = f64x2.sub(zero, base0);
      own1 = f64x2.sub(zero, base1);
      other0 = f64x2.sub(slope0, base0);
      other1 = f64x2.sub(slope1, base1);
      const change0 = v128.xor(own0, other0);
      const change1 = v128.xor(own1, other1);
      let mean0 = zero;
      let mean1 = zero;
      let c = i64x2.splat(0);
      for (let at = p + k; at < end; at += ROW) {
        const g0 = v128.xor(other0, v128.and(change0, i64x2.eq(label0, c)));
        const g1 = v128.xor(other1, v128.and(change1, i64x2.eq(label1, c)));
        mean0 = f64x2.add(mean0, f64x2.mul(v128.load(at), g0));
        mean1 = f64x2.add(mean1, f64x2.mul(v128.load(at, 16), g1));
        c = i64x2.sub(c, i64x2.splat(-1));
      }
      own0 = f64x2.sub(own0, mean0);
      own1 = f64x2.sub(own1, mean1);
      other0 = f64x2.sub(other0, mean0);
      other1 = f64x2.sub(other1, mean1);
    }
    const log0 = v128.load(log + k);
    const log1 = v128.load(log + k, 16);
    let to = out + k;
    for (let at = p + k; at < end; at += ROW) {
      const p0 = v128.load(at);
      const p1 = v128.load(at, 16);
      const product0 = others == 0 ? zero : f64x2.mul(p0, other0);
      const product1 = others == 0 ? zero : f64x2.mul(p1, other1);
      v128.store(to, f64x2.sub(product0, f64x2.mul(p0, log0)));
      v128.store(to, f64x2.sub(product1, f64x2.mul(p1, log1)), 16);
      to += ROW;
    }
    putTerm(p, k, i32x4.extract_lane(fourLabels, 0), lane0(own0), log, missing, out);
    putTerm(p, k + 8, i32x4.extract_lane(fourLabels, 1), lane1(own0), log, missing, out);
    putTerm(p, k + 16, i32x4.extract_lane(fourLabels, 2), lane0(own1), log, missing, out);
    putTerm(p, k + 24, i32x4.extract_lane(fourLabels, 3), lane1(own1), log, missing, out);
  }
}

/** The gradient at the label. */
// @ts-ignore: decorator
@inline
function putTerm(p: usize, k: usize, label: i32, own: f64, log: usize, missing: usize, out: usize): void {
  if (label < 0) return;
  const at = <usize>label * ROW + k;
  store<f64>(out + at, load<f64>(p + at) * own + load<f64>(log + k) * load<f64>(missing + k));
}

/** Small whole numbers of float64 as integers. */
// @ts-ignore: decorator
@inline
function wholeOf(x: v128): v128 {
  return v128.xor(f64x2.add(x, constantAt(WHOLE, 0)), constantAt(WHOLE, 0));
}
