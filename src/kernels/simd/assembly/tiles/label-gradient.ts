import { constantAt, lane0, lane1 } from "../lanes";
import { ROW, WHOLE } from "../planes";

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
  if (others != 0) gradientRows(p, classes, count, labels, slopes, top, others, log, missing, out);
  else if (log != 0) gradientRows(p, classes, count, labels, slopes, top, 0, log, missing, out);
  else gradientRows(p, classes, count, labels, slopes, top, 0, 0, 0, out);
}

// @ts-ignore: decorator
@inline
function gradientRows(
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
  const end = slopes + (<usize>classes << 4);
  for (let k: usize = 0; k < <usize>count << 3; k += 32) {
    const fourLabels = v128.load(labels + (k >> 1));
    const label0 = i64x2.extend_low_i32x4_s(fourLabels);
    const label1 = i64x2.extend_high_i32x4_s(fourLabels);
    const rest0 = others == 0 ? label0 : v128.load(others + k);
    const rest1 = others == 0 ? label1 : v128.load(others + k, 16);
    const base0 = slopeOfTop(v128.load(top + k), label0, slopes, others, rest0);
    const base1 = slopeOfTop(v128.load(top + k, 16), label1, slopes, others, rest1);
    let mean0 = f64x2.splat(0);
    let mean1 = f64x2.splat(0);
    let c = i64x2.splat(0);
    let at = p + k;
    for (let pair = slopes; pair < end; pair += 16) {
      const own = v128.load64_splat(pair);
      const other = v128.load64_splat(pair, 8);
      const g0 = v128.bitselect(own, plus(other, others, rest0), i64x2.eq(label0, c));
      const g1 = v128.bitselect(own, plus(other, others, rest1), i64x2.eq(label1, c));
      mean0 = f64x2.add(mean0, f64x2.mul(v128.load(at), f64x2.sub(g0, base0)));
      mean1 = f64x2.add(mean1, f64x2.mul(v128.load(at, 16), f64x2.sub(g1, base1)));
      c = i64x2.sub(c, i64x2.splat(-1));
      at += ROW;
    }
    const log0 = log == 0 ? f64x2.splat(0) : v128.load(log + k);
    const log1 = log == 0 ? f64x2.splat(0) : v128.load(log + k, 16);
    at = p + k;
    let to = out + k;
    for (let pair = slopes; pair < end; pair += 16) {
      const other = v128.load64_splat(pair, 8);
      const p0 = v128.load(at);
      const p1 = v128.load(at, 16);
      const product0 = f64x2.mul(p0, f64x2.sub(f64x2.sub(plus(other, others, rest0), base0), mean0));
      const product1 = f64x2.mul(p1, f64x2.sub(f64x2.sub(plus(other, others, rest1), base1), mean1));
      if (log == 0) {
        v128.store(to, product0);
        v128.store(to, product1, 16);
      } else {
        v128.store(to, f64x2.sub(product0, f64x2.mul(p0, log0)));
        v128.store(to, f64x2.sub(product1, f64x2.mul(p1, log1)), 16);
      }
      at += ROW;
      to += ROW;
    }
    putLabel(p, k, i32x4.extract_lane(fourLabels, 0), slopes, lane0(base0), lane0(mean0), log, missing, out);
    putLabel(p, k + 8, i32x4.extract_lane(fourLabels, 1), slopes, lane1(base0), lane1(mean0), log, missing, out);
    putLabel(p, k + 16, i32x4.extract_lane(fourLabels, 2), slopes, lane0(base1), lane0(mean1), log, missing, out);
    putLabel(p, k + 24, i32x4.extract_lane(fourLabels, 3), slopes, lane1(base1), lane1(mean1), log, missing, out);
  }
}

/** The slope at a class that is not the label: no slope is −0, so 0 is not added. */
// @ts-ignore: decorator
@inline
function plus(other: v128, others: usize, rest: v128): v128 {
  return others == 0 ? other : f64x2.add(other, rest);
}

/** The slopes at the classes of the largest logits. */
// @ts-ignore: decorator
@inline
function slopeOfTop(top: v128, label: v128, slopes: usize, others: usize, rest: v128): v128 {
  const entry = f64x2.add(top, constantAt(WHOLE, 0));
  const first = slopes + (<usize>i32x4.extract_lane(entry, 0) << 4);
  const second = slopes + (<usize>i32x4.extract_lane(entry, 2) << 4);
  const own = v128.load64_lane(second, v128.load64_zero(first), 1);
  const other = v128.load64_lane(second, v128.load64_zero(first, 8), 1, 8);
  const whole = v128.xor(entry, constantAt(WHOLE, 0));
  return v128.bitselect(own, plus(other, others, rest), i64x2.eq(label, whole));
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
