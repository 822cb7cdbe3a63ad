import type { FloatArray } from "../../tensor/allocate.ts";
import { argsort } from "./argsort.ts";

/*
 * Kernels along the middle axis of [outer, extent, inner] arrays. A line is the values at one (o, i): from
 * o·extent·inner + i on, `inner` apart.
 */

/** Returns the positions along each line, in sorted order. */
export function sortOrder(x: FloatArray, extent: number, inner: number, descending: boolean): Int32Array {
  const order = new Int32Array(x.length);
  forEachLine(x.length, extent, inner, (start) => {
    const line = argsort(x, start, inner, extent, descending);
    for (let k = 0; k < extent; k++) order[start + k * inner] = line[k]!;
  });
  return order;
}

/** Writes the sums of all values up to each, in float64; from the end if `reverse`. */
export function cumulativeSum(
  out: FloatArray,
  x: FloatArray,
  extent: number,
  inner: number,
  reverse: boolean,
): void {
  forEachLine(x.length, extent, inner, (start) => {
    let sum = 0;
    for (let k = 0; k < extent; k++) {
      const at = start + (reverse ? extent - 1 - k : k) * inner;
      sum += x[at]!;
      out[at] = sum;
    }
  });
}

/** Returns the place of the largest value up to each, along each line: the first of equal ones. A NaN is larger than all. */
export function maximumSoFar(x: FloatArray, extent: number, inner: number): Int32Array {
  const places = new Int32Array(x.length);
  forEachLine(x.length, extent, inner, (start) => {
    let best = 0;
    for (let k = 0; k < extent; k++) {
      const largest = x[start + best * inner]!;
      const value = x[start + k * inner]!;
      if (value > largest || (Number.isNaN(value) && !Number.isNaN(largest))) best = k;
      places[start + k * inner] = best;
    }
  });
  return places;
}

/** out[k] = x[indices[k]] along each line; `extent` is that of x, `outExtent` that of out and indices. */
export function gatherAlong(
  out: FloatArray,
  x: FloatArray,
  indices: ArrayLike<number>,
  extent: number,
  outExtent: number,
  inner: number,
): void {
  forEachLine(out.length, outExtent, inner, (start, line) => {
    const from = Math.floor(line / inner) * extent * inner + (line % inner);
    for (let k = 0; k < outExtent; k++)
      out[start + k * inner] = x[from + indices[start + k * inner]! * inner]!;
  });
}

/** sums[indices[k]] += x[k] along each line: the transpose of {@link gatherAlong}. */
export function scatterAlong(
  sums: Float64Array,
  x: FloatArray,
  indices: ArrayLike<number>,
  extent: number,
  xExtent: number,
  inner: number,
): void {
  forEachLine(x.length, xExtent, inner, (start, line) => {
    const to = Math.floor(line / inner) * extent * inner + (line % inner);
    for (let k = 0; k < xExtent; k++)
      sums[to + indices[start + k * inner]! * inner]! += x[start + k * inner]!;
  });
}

function forEachLine(
  size: number,
  extent: number,
  inner: number,
  visit: (start: number, line: number) => void,
): void {
  const lines = size / extent;
  for (let line = 0; line < lines; line++)
    visit(Math.floor(line / inner) * extent * inner + (line % inner), line);
}
