import { checkOptions } from "./check-options.ts";
import { describe, describeList } from "./describe.ts";
import { type ForeignArray, ownArray, readForeign, refuseChannel } from "./foreign-array.ts";
import { checkAttached, fill, filledShape } from "./tensor.ts";

/** The arrays a label map can hold. */
export type LabelArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

const LABEL_ARRAYS = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Int32Array,
  Uint32Array,
];

/**
 * One class number a voxel, in row-major order; {@link labelMap} makes one with a look at what it is made of.
 *
 * @example
 * new LabelMap(new Uint8Array([0, 1]), [2]).size // 2
 */
export class LabelMap {
  readonly data: LabelArray;
  readonly shape: readonly number[];

  constructor(data: LabelArray, shape: readonly number[]) {
    this.data = data;
    this.shape = filledShape("LabelMap", data, shape);
  }

  get size(): number {
    return this.data.length;
  }
}

/**
 * Makes a label map: one class number a voxel.
 *
 * An integer array is wrapped without a copy, on its own or within a tensor of another library, see {@link ForeignArray};
 * the 64-bit ones and plain arrays of whole numbers become an Int32Array. Of an image `channel` picks the one that holds
 * class numbers.
 *
 * @param values - class numbers
 * @param shape - by default that of the other library's tensor, or the length
 * @param options - `channel`: of an image, 0 is red
 * @throws {TypeError} if the values are no whole numbers: `argmax` and `threshold` make labels of a prediction
 * @throws {RangeError} if they do not fill the shape
 * @example
 * labelMap(new Uint8Array([0, 1, 2, 1]), [2, 2]).shape // [2, 2]
 */
export function labelMap(
  values: LabelArray | BigInt64Array | BigUint64Array | readonly number[] | ForeignArray,
  shape?: readonly number[],
  options: { readonly channel?: number } = {},
): LabelMap {
  checkOptions("labelMap", options, ["channel"]);
  const { channel } = options;
  const foreign = readForeign("labelMap", values, channel);
  if (foreign === null) refuseChannel("labelMap", values, channel);
  const data = toLabels(ownArray(foreign?.data ?? values), values);
  return new LabelMap(
    data,
    fill("labelMap", data.length, shape === undefined ? (foreign?.shape ?? [data.length]) : shape),
  );
}

/** @param given - what the values were found in, for the error */
function toLabels(values: unknown, given: unknown): LabelArray {
  if (isLabelArray(values)) return values;
  if (!Array.isArray(values) && !(values instanceof BigInt64Array || values instanceof BigUint64Array)) {
    const remedy = ArrayBuffer.isView(values) ? "; argmax or threshold make labels of a prediction" : "";
    throw new TypeError(`labelMap: values are ${describe(given)}, want an array of integers${remedy}`);
  }
  const data = new Int32Array(values.length);
  for (let index = 0; index < data.length; index++) {
    const value: unknown = values[index];
    if (typeof value !== "number" && typeof value !== "bigint") {
      throw new TypeError(`labelMap: values hold ${describe(value)} at ${index}, want whole numbers`);
    }
    data[index] = Number(value);
    if (data[index] !== Number(value)) {
      throw new RangeError(
        `labelMap: values hold ${value} at ${index}, want whole numbers of at most 32 bits`,
      );
    }
  }
  return data;
}

function isLabelArray(values: unknown): values is LabelArray {
  return LABEL_ARRAYS.some((kind) => values instanceof kind);
}

/**
 * The label map itself, after a look at it.
 *
 * @throws {TypeError} if it is none, or its memory was transferred to another thread
 */
export function checkLabelMap(name: string, argument: string, value: unknown): LabelMap {
  if (!(value instanceof LabelMap)) {
    const remedy = isLabelArray(value) ? "; labelMap(values, shape) makes one" : "";
    throw new TypeError(`${name}: ${argument} is ${describe(value)}, want a LabelMap${remedy}`);
  }
  checkAttached(name, argument, value);
  return value;
}

/** Refuses a label that names no class. */
export function labelOutOfRange(
  name: string,
  argument: string,
  label: number,
  where: readonly number[],
  classes: number,
): RangeError {
  const hint =
    label === 255 && classes === 2
      ? "; divide a mask of 0 and 255 by 255"
      : argument === "target"
        ? "; ignoreIndex leaves a label out"
        : "";
  return new RangeError(
    `${name}: ${argument} holds label ${label} at ${describeList(where)}, want 0 to ${classes - 1}${hint}`,
  );
}
