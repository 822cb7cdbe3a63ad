import { checkFills } from "../check-memory.ts";
import { checkOptions } from "../check-options.ts";
import { describe } from "../describe.ts";
import { isLabelArray, type LabelArray, type NumberArray } from "../label-array.ts";
import { type LabelMap, makeLabelMap } from "../label-map.ts";
import { sizeOf } from "../shape.ts";
import { type ForeignArray, ownArray, readForeign, refuseChannel } from "./foreign-array.ts";
import { flattenValues, nestedShape } from "./nested-values.ts";

/** Class numbers, or the booleans of a mask, in arrays within arrays, all of one depth and length. */
export type NestedLabels = number | boolean | readonly NestedLabels[];

/** Options of {@link labelMap}. */
export interface LabelMapOptions {
  /** The channel of an image that is wanted, 0 to 3. */
  readonly channel?: number | undefined;
}

/**
 * Makes a label map: one class number per voxel.
 *
 * An integer array of at most 32 bits is wrapped without a copy, alone or within a tensor of another library, see
 * {@link ForeignArray}. Other values become an Int32Array: nested arrays, 64-bit integers, floats that are whole numbers,
 * and booleans, of which `true` is 1. Of an image, `channel` picks the one that holds class numbers.
 *
 * @param values - class numbers
 * @param shape - by default that of the nested arrays or of the other library's tensor, or the length of the typed array
 * @param options - `channel`: of an image, 0 is red
 * @throws {TypeError} if the values are not numbers
 * @throws {RangeError} if a value is not a whole number (`argmax` and `threshold` make labels of a prediction), or the
 *   values do not fill the shape
 * @example
 * labelMap([[0, 1], [2, 1]]).shape // [2, 2]
 */
export function labelMap(
  values: NestedLabels | NumberArray | BigInt64Array | BigUint64Array | ForeignArray,
  shape?: readonly number[],
  options: LabelMapOptions = {},
): LabelMap {
  checkOptions("labelMap", options, ["channel"]);
  const { channel } = options;
  const foreign = readForeign("labelMap", values, channel);
  if (foreign === null) refuseChannel("labelMap", values, channel);
  const array = ownArray(foreign?.data ?? values);
  if (ArrayBuffer.isView(array)) {
    const data = toLabels(array);
    return makeLabelMap(
      data,
      checkFills("labelMap", data.length, shape === undefined ? (foreign?.shape ?? [data.length]) : shape),
    );
  }
  if (!Array.isArray(array))
    throw new TypeError(`labelMap: values are ${describe(values)}, want an array of integers`);
  const nested = nestedShape("labelMap", array);
  const size = sizeOf(nested);
  const target = checkFills("labelMap", size, shape === undefined ? nested : shape);
  const data = new Int32Array(size);
  flattenValues("labelMap", array, nested, data, readLabel);
  return makeLabelMap(data, target);
}

function toLabels(values: ArrayBufferView): LabelArray {
  if (isLabelArray(values)) return values;
  if (values instanceof DataView)
    throw new TypeError(`labelMap: values are ${describe(values)}, want an array of integers`);
  const numbers = values as unknown as ArrayLike<number | bigint>;
  const data = new Int32Array(numbers.length);
  for (let at = 0; at < data.length; at++) data[at] = readLabel(numbers[at], at);
  return data;
}

/** Converts one value to a class number. */
function readLabel(value: unknown, at: number): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "number" && typeof value !== "bigint") {
    throw new TypeError(`labelMap: values hold ${describe(value)} at ${at}, want whole numbers`);
  }
  const label = Number(value);
  if ((label | 0) !== label) {
    const remedy = Number.isInteger(label) ? "" : "; argmax or threshold make labels of a prediction";
    throw new RangeError(
      `labelMap: values hold ${value} at ${at}, want whole numbers of at most 32 bits${remedy}`,
    );
  }
  return label;
}
