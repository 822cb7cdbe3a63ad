import type { FloatArray } from "../../tensor/allocate.ts";

/*
 * Whole places along the middle axis of [outer, extent, inner] arrays, in an order that a list gives.
 */

/** out[o, k] = x[o, places[k]], of an axis of `extent`; a place of −1 stays 0. */
export function copySlabs(
  out: FloatArray,
  x: FloatArray,
  places: Int32Array,
  extent: number,
  inner: number,
): void {
  const outer = x.length / (extent * inner);
  for (let o = 0, to = 0; o < outer; o++) {
    for (let k = 0; k < places.length; k++, to += inner) {
      const place = places[k]!;
      if (place < 0) continue;
      const from = (o * extent + place) * inner;
      for (let i = 0; i < inner; i++) out[to + i] = x[from + i]!;
    }
  }
}

/** sums[o, places[k]] += x[o, k]: the transpose of {@link copySlabs}. */
export function addSlabs(
  sums: Float64Array,
  x: FloatArray,
  places: Int32Array,
  extent: number,
  inner: number,
): void {
  const outer = sums.length / (extent * inner);
  for (let o = 0, from = 0; o < outer; o++) {
    for (let k = 0; k < places.length; k++, from += inner) {
      const place = places[k]!;
      if (place < 0) continue;
      const to = (o * extent + place) * inner;
      for (let i = 0; i < inner; i++) sums[to + i]! += x[from + i]!;
    }
  }
}
