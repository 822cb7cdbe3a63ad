import type { FloatArray } from "../../tensor/allocate.ts";
import { stridesOf } from "../../tensor/shape.ts";

/**
 * Returns the position of the largest value (`sign` 1) or the least (−1) in the window around each element, one odd length
 * for each axis; at the edges the window has the places inside of the array. Of equal values the first along the last axis
 * wins, then along the one before.
 *
 * It works one axis at a time: the extreme of a box is the extreme of the extremes of its rows.
 */
export function poolPositions(
  x: FloatArray,
  shape: readonly number[],
  window: readonly number[],
  sign: 1 | -1,
): Int32Array {
  let best: Int32Array = Int32Array.from({ length: x.length }, (_, at) => at);
  const strides = stridesOf(shape);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const reach = (window[axis]! - 1) / 2;
    if (reach > 0) best = poolAxis(x, best, shape[axis]!, strides[axis]!, reach, sign);
  }
  return best;
}

function poolAxis(
  x: FloatArray,
  best: Int32Array,
  extent: number,
  stride: number,
  reach: number,
  sign: 1 | -1,
): Int32Array {
  const next = new Int32Array(best.length);
  const row = extent * stride;
  for (let start = 0; start < best.length; start += row) {
    for (let place = 0; place < extent; place++) {
      const from = Math.max(0, place - reach);
      const to = Math.min(extent - 1, place + reach);
      poolPlace(
        next,
        x,
        best,
        start + place * stride,
        start + from * stride,
        start + to * stride,
        stride,
        sign,
      );
    }
  }
  return next;
}

/** Finds the extremes at one place of the axis, for all elements side by side. */
function poolPlace(
  next: Int32Array,
  x: FloatArray,
  best: Int32Array,
  out: number,
  from: number,
  to: number,
  stride: number,
  sign: 1 | -1,
): void {
  for (let side = 0; side < stride; side++) {
    let winner = best[from + side]!;
    let largest = sign * x[winner]!;
    for (let at = from + side + stride; at <= to + side; at += stride) {
      const candidate = best[at]!;
      const value = sign * x[candidate]!;
      if (value > largest || Number.isNaN(value)) {
        largest = value;
        winner = candidate;
      }
    }
    next[out + side] = winner;
  }
}
