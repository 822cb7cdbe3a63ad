import type { FloatArray } from "./allocate.ts";

/** The arrays a label map can hold. */
export type LabelArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/** Typed arrays of numbers that `tensor` accepts. */
export type NumberArray = FloatArray | LabelArray;

const KINDS = [Uint8Array, Uint8ClampedArray, Int8Array, Uint16Array, Int16Array, Int32Array, Uint32Array];

/** Reports whether a value is an array that a label map can hold. */
export function isLabelArray(value: unknown): value is LabelArray {
  return KINDS.some((kind) => value instanceof kind);
}
