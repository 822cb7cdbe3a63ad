import type { FloatArray } from "../../tensor/allocate.ts";
import { sizeOf, stridesOf } from "../../tensor/shape.ts";

/** Sums over the window around each element, one odd length an axis, in float64; at the edges over the places inside. */
export function boxSums(
  x: FloatArray | Float64Array,
  shape: readonly number[],
  window: readonly number[],
): Float64Array {
  let sums = Float64Array.from(x);
  const strides = stridesOf(shape);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const reach = (window[axis]! - 1) / 2;
    if (reach > 0) sums = sumAxis(sums, shape[axis]!, strides[axis]!, reach);
  }
  return sums;
}

function sumAxis(x: Float64Array, extent: number, stride: number, reach: number): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(x.length);
  const row = extent * stride;
  for (let start = 0; start < x.length; start += row) {
    for (let place = 0; place < extent; place++) {
      const out = start + place * stride;
      const last = start + Math.min(extent - 1, place + reach) * stride;
      for (let from = start + Math.max(0, place - reach) * stride; from <= last; from += stride) {
        for (let side = 0; side < stride; side++) sums[out + side]! += x[from + side]!;
      }
    }
  }
  return sums;
}

/** The number of places inside of the window around each element. */
export function boxSizes(shape: readonly number[], window: readonly number[]): Float64Array {
  return boxSums(new Float64Array(sizeOf(shape)).fill(1), shape, window);
}
