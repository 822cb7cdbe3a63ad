import { allocate, type DType, dtypeOf, type FloatArray, isFloatArray } from "../allocate.ts";
import { checkFills } from "../check-memory.ts";
import { checkChoice, checkOptions } from "../check-options.ts";
import { describe } from "../describe.ts";
import type { NumberArray } from "../label-array.ts";
import type { NestedNumbers } from "../nest-values.ts";
import { sizeOf } from "../shape.ts";
import { makeTensor, type Tensor } from "../tensor.ts";
import { type ForeignArray, ownArray, readForeign, refuseChannel } from "./foreign-array.ts";
import { flattenValues, nestedShape } from "./nested-values.ts";

/** Options of {@link tensor}. */
export interface TensorOptions {
  /** The element type of the result. Default: that of a float array, `"float32"` for other values. */
  readonly dtype?: DType | undefined;
  /** The channel of an image that is wanted, 0 to 3. */
  readonly channel?: number | undefined;
}

/**
 * Makes a tensor.
 *
 * A Float32Array or Float64Array is wrapped without a copy, unless `dtype` asks for the other kind. Other values become
 * float32, unless `dtype` says otherwise. Tensors of other libraries keep their shape: see {@link ForeignArray}. Half
 * precision (`float16` of ONNX Runtime) becomes float32 in every runtime. An image becomes [height, width, 4], or with
 * `channel` [height, width].
 *
 * @param values - a number, nested arrays of numbers, a typed array, or a tensor of another library
 * @param shape - by default that of the nested arrays or of the other library's tensor, or the length of the typed array
 * @param options - `dtype`: `"float32"` or `"float64"`; `channel`: of an image, 0 is red
 * @throws {TypeError} if the values are not numbers
 * @throws {RangeError} if they do not fill the shape, or are ragged
 * @example
 * tensor([[1, 2], [3, 4]]).shape // [2, 2]
 * @example
 * tensor([0.8, 0.2], [1, 2, 1]).toArray() // [[[0.800000011920929], [0.20000000298023224]]]
 */
export function tensor(
  values: NestedNumbers | NumberArray | ForeignArray,
  shape?: readonly number[],
  options: TensorOptions = {},
): Tensor {
  checkOptions("tensor", options, ["dtype", "channel"]);
  const { dtype, channel } = options;
  if (dtype !== undefined) checkChoice("tensor", "dtype", dtype, ["float32", "float64"]);
  const foreign = readForeign("tensor", values, channel);
  if (foreign === null) refuseChannel("tensor", values, channel);
  const array = ownArray(foreign?.data ?? values);
  if (ArrayBuffer.isView(array)) {
    const data = toFloats(array, dtype);
    return makeTensor(
      data,
      checkFills("tensor", data.length, shape === undefined ? (foreign?.shape ?? [data.length]) : shape),
    );
  }
  const nested = nestedShape("tensor", values);
  const size = sizeOf(nested);
  const target = checkFills("tensor", size, shape === undefined ? nested : shape);
  const data = allocate(size, dtype ?? "float32");
  flattenValues("tensor", values, nested, data, (value) => {
    if (typeof value !== "number")
      throw new TypeError(`tensor: values hold ${describe(value)}, want numbers`);
    return value;
  });
  return makeTensor(data, target);
}

function toFloats(values: ArrayBufferView, dtype: DType | undefined): FloatArray {
  if (isFloatArray(values)) {
    if (dtype === undefined || dtype === dtypeOf(values)) return values;
  } else if (
    values instanceof DataView ||
    values instanceof BigInt64Array ||
    values instanceof BigUint64Array
  ) {
    throw new TypeError(`tensor: values are ${describe(values)}, want numbers`);
  }
  const numbers = values as NumberArray;
  const data = allocate(numbers.length, dtype ?? "float32");
  // Memory that is gone refuses a copy even of nothing.
  if (numbers.length > 0) data.set(numbers);
  return data;
}
