import { argsort } from "./argsort.ts";

/** Values in ascending order, each once, and the sizes of all that have it. */
export interface SizesByValue {
  readonly values: Float64Array;
  readonly sizes: Float64Array;
}

/** Adds up `sizes[k]` by `values[k]`. */
export function sizesByValue(values: Float64Array, sizes: Float64Array): SizesByValue {
  const order = argsort(values, 0, 1, values.length, false);
  const distinct = new Float64Array(values.length);
  const sums = new Float64Array(values.length);
  let count = 0;
  for (let k = 0; k < order.length; k++) {
    const value = values[order[k]!]!;
    if (count === 0 || value !== distinct[count - 1]) distinct[count++] = value;
    sums[count - 1]! += sizes[order[k]!]!;
  }
  return { values: distinct.slice(0, count), sizes: sums.slice(0, count) };
}

/** The size in a table that each code stands for. */
export function sizesOfCodes(codes: Uint8Array, table: Float64Array): Float64Array {
  const sizes = new Float64Array(codes.length);
  for (let k = 0; k < codes.length; k++) sizes[k] = table[codes[k]!]!;
  return sizes;
}
