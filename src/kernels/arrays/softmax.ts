import type { FloatArray } from "../../tensor/allocate.ts";
import { exp } from "../elementary/exponential.ts";
import { log1p } from "../elementary/logarithm.ts";

/*
 * Over the middle axis of [outer, classes, inner], one voxel (o, i) at a time. Everything between reading and storing is
 * float64: in float32, near a saturated class, no digit of the gradient would be right.
 */

/** out_c = eˣᶜ / Σ eˣᵏ, shifted by the largest so that nothing overflows. */
export function softmax(out: FloatArray, x: FloatArray, classes: number, inner: number): void {
  const terms = new Float64Array(classes);
  forEachVoxel(x.length, classes, inner, (start, end) => {
    const largest = largestOf(x, start, end, inner);
    let total = 0;
    for (let at = start, c = 0; at < end; at += inner, c++) {
      const term = exp(x[at]! - largest);
      terms[c] = term;
      total += term;
    }
    for (let at = start, c = 0; at < end; at += inner, c++) out[at] = terms[c]! / total;
  });
}

/** out_c = x_c − log Σ eˣᵏ, where the largest class counts as the 1 of log(1 + …): beside it no small class is lost. */
export function logSoftmax(out: FloatArray, x: FloatArray, classes: number, inner: number): void {
  forEachVoxel(x.length, classes, inner, (start, end) => {
    let top = start;
    for (let at = start; at < end; at += inner) if (x[at]! > x[top]!) top = at;
    const largest = x[top]!;
    let others = 0;
    for (let at = start; at < end; at += inner) if (at !== top) others += exp(x[at]! - largest);
    const shift = log1p(others);
    for (let at = start; at < end; at += inner) out[at] = x[at]! - largest - shift;
  });
}

/**
 * out_c = p_c·(g_c − Σ p_k·g_k): the transposed Jacobian of softmax at p, times g.
 *
 * g enters relative to its value at the most probable class. That changes nothing in exact arithmetic, but then no
 * large terms cancel: every entry keeps its digits however close p is to 0 and 1.
 */
export function softmaxPullback(
  out: FloatArray,
  p: FloatArray,
  g: FloatArray,
  classes: number,
  inner: number,
): void {
  forEachVoxel(p.length, classes, inner, (start, end) => {
    let top = start;
    for (let at = start; at < end; at += inner) if (p[at]! > p[top]!) top = at;
    const base = g[top]!;
    let mean = 0;
    for (let at = start; at < end; at += inner) mean += p[at]! * (g[at]! - base);
    // Probabilities of infinite logits are NaN; a gradient of zeros stays one.
    if (Number.isNaN(mean) && isZero(g, start, end, inner)) {
      for (let at = start; at < end; at += inner) out[at] = 0;
      return;
    }
    for (let at = start; at < end; at += inner) out[at] = p[at]! * (g[at]! - base - mean);
  });
}

/** out_c = Σ x_k over k ≠ c: of those before and of those behind, so nothing is taken away. */
export function sumOfOthers(out: FloatArray, x: FloatArray, classes: number, inner: number): void {
  const before = new Float64Array(classes);
  forEachVoxel(x.length, classes, inner, (start, end) => {
    let sum = 0;
    for (let at = start, c = 0; at < end; at += inner, c++) {
      before[c] = sum;
      sum += x[at]!;
    }
    sum = 0;
    for (let at = end - inner, c = classes - 1; at >= start; at -= inner, c--) {
      const value = x[at]!;
      out[at] = before[c]! + sum;
      sum += value;
    }
  });
}

function forEachVoxel(
  size: number,
  classes: number,
  inner: number,
  visit: (start: number, end: number) => void,
): void {
  const slab = classes * inner;
  for (let outer = 0; outer < size; outer += slab) {
    for (let i = 0; i < inner; i++) visit(outer + i, outer + i + slab);
  }
}

function isZero(x: FloatArray, start: number, end: number, step: number): boolean {
  for (let at = start; at < end; at += step) if (x[at] !== 0) return false;
  return true;
}

function largestOf(x: FloatArray, start: number, end: number, step: number): number {
  let largest = -Infinity;
  for (let at = start; at < end; at += step) largest = Math.max(largest, x[at]!);
  return largest;
}
