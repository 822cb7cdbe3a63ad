import { allocate, type DType, dtypeOf, type FloatArray } from "./allocate.ts";
import { checkChoice, checkOptions } from "./check-options.ts";
import { describe, describeList } from "./describe.ts";
import { type ForeignArray, ownArray, readForeign, refuseChannel } from "./foreign-array.ts";
import { checkShape, sameShape, sizeOf, stridesOf } from "./shape.ts";

/** Numbers in arrays within arrays, all of one depth and length. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** Arrays of numbers that {@link tensor} takes. */
export type NumberArray =
  | FloatArray
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/**
 * Numbers and their shape, in row-major order. Nothing in the library changes `data` once it is made; {@link tensor} makes
 * one with a look at what it is made of.
 *
 * @example
 * new Tensor(new Float32Array(6), [2, 3]).rank // 2
 */
export class Tensor {
  readonly data: FloatArray;
  readonly shape: readonly number[];

  constructor(data: FloatArray, shape: readonly number[]) {
    this.data = data;
    this.shape = filledShape("Tensor", data, shape);
  }

  get size(): number {
    return this.data.length;
  }

  get rank(): number {
    return this.shape.length;
  }

  get dtype(): DType {
    return dtypeOf(this.data);
  }

  /**
   * The number in a tensor of one element.
   *
   * @throws {RangeError} if it holds more than one
   */
  item(): number {
    if (this.size !== 1)
      throw new RangeError(`item: shape ${describeList(this.shape)} holds ${this.size} values, want one`);
    return this.data[0]!;
  }

  /** The values as nested arrays; a number where the rank is 0. */
  toArray(): NestedNumbers {
    checkAttached("toArray", "the tensor", this);
    const { data, shape } = this;
    const strides = stridesOf(shape);
    const nest = (axis: number, start: number): NestedNumbers =>
      axis === shape.length
        ? data[start]!
        : Array.from({ length: shape[axis]! }, (_, index) => nest(axis + 1, start + index * strides[axis]!));
    return nest(0, 0);
  }
}

/** Options of {@link tensor}. */
export interface TensorOptions {
  readonly dtype?: DType;
  /** The channel of an image that is wanted, 0 to 3. */
  readonly channel?: number;
}

/**
 * Makes a tensor.
 *
 * A Float32Array or Float64Array is wrapped without a copy, unless `dtype` asks for the other kind; anything
 * else becomes float32 unless `dtype` says otherwise. So are the arrays within tensors of other libraries, whose shape is
 * taken over: see {@link ForeignArray}. An image is [height, width, 4], or with `channel` [height, width].
 *
 * @param values - a number, nested arrays of numbers, a typed array, or what another library holds numbers in
 * @param shape - by default that of the nested arrays or of the other library's tensor, or the length of the typed array
 * @param options - `dtype`: `"float32"` or `"float64"`; `channel`: of an image, 0 is red
 * @throws {TypeError} if the values are no numbers
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
    return new Tensor(
      data,
      fill("tensor", data.length, shape === undefined ? (foreign?.shape ?? [data.length]) : shape),
    );
  }
  const found = shapeOf(values);
  const size = sizeOf(found);
  const target = fill("tensor", size, shape === undefined ? found : shape);
  const data = allocate(size, dtype ?? "float32");
  flatten(values, found, 0, data, 0);
  return new Tensor(data, target);
}

function toFloats(values: ArrayBufferView, dtype: DType | undefined): FloatArray {
  if (values instanceof Float32Array || values instanceof Float64Array) {
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
  data.set(numbers);
  return data;
}

/** The checked shape that a given number of values is to fill. */
export function fill(name: string, size: number, shape: unknown): number[] {
  if (size === 0) throw new RangeError(`${name}: values are empty, want at least one`);
  const checked = checkShape(name, shape);
  if (sizeOf(checked) !== size) {
    throw new RangeError(
      `${name}: ${size} values do not fill shape ${describeList(checked)} of ${sizeOf(checked)}`,
    );
  }
  return checked;
}

/** Arrays within arrays that somebody may mean; an array that holds itself has no end. */
const DEEPEST = 32;

function shapeOf(values: unknown): number[] {
  const shape: number[] = [];
  for (let level = values; Array.isArray(level); level = level[0]) {
    if (shape.push(level.length) > DEEPEST)
      throw new RangeError(`tensor: values are nested deeper than ${DEEPEST} arrays`);
  }
  return shape;
}

function flatten(
  values: unknown,
  shape: readonly number[],
  axis: number,
  data: FloatArray,
  start: number,
): number {
  if (axis === shape.length) {
    if (Array.isArray(values)) {
      throw new RangeError(
        `tensor: values are ragged, an array of ${values.length} where numbers stand elsewhere`,
      );
    }
    if (typeof values !== "number")
      throw new TypeError(`tensor: values hold ${describe(values)}, want numbers`);
    data[start] = values;
    return start + 1;
  }
  if (!Array.isArray(values) || values.length !== shape[axis]) {
    const got = Array.isArray(values) ? `${values.length} values` : describe(values);
    throw new RangeError(
      `tensor: values are ragged, ${got} where ${shape[axis]} stand elsewhere on axis ${axis}`,
    );
  }
  let position = start;
  for (const value of values) position = flatten(value, shape, axis + 1, data, position);
  return position;
}

/**
 * The tensor itself, after a look at it.
 *
 * @throws {TypeError} if it is none, or its memory was transferred to another thread
 */
export function checkTensor(name: string, argument: string, value: unknown): Tensor {
  if (!(value instanceof Tensor)) {
    const remedy =
      ArrayBuffer.isView(value) || Array.isArray(value) ? "; tensor(values, shape) makes one" : "";
    throw new TypeError(`${name}: ${argument} is ${describe(value)}, want a Tensor${remedy}`);
  }
  checkAttached(name, argument, value);
  return value;
}

/** The shape that `data` fills, frozen; the caller's array is left alone. */
export function filledShape(name: string, data: unknown, shape: readonly number[]): readonly number[] {
  if (!ArrayBuffer.isView(data))
    throw new TypeError(`${name}: data are ${describe(data)}, want a typed array`);
  if (!Array.isArray(shape))
    throw new TypeError(`${name}: shape is ${describe(shape)}, want an array of sizes`);
  const { length } = data as Float32Array;
  if (length !== sizeOf(shape)) {
    throw new RangeError(
      `${name}: ${length} values do not fill shape ${describeList(shape)} of ${sizeOf(shape)}`,
    );
  }
  return Object.isFrozen(shape) ? shape : Object.freeze([...shape]);
}

/** Refuses an array whose memory was transferred to another thread: it has lost its elements. */
export function checkAttached(
  name: string,
  argument: string,
  { data, shape }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] },
): void {
  if (data.length !== sizeOf(shape)) {
    throw new TypeError(`${name}: the buffer of ${argument} is detached, its memory was transferred`);
  }
}

/** Refuses two shapes that should be one. */
export function checkSameShape(
  name: string,
  argument: string,
  shape: readonly number[],
  reference: string,
  want: readonly number[],
): void {
  if (!sameShape(shape, want)) {
    throw new RangeError(
      `${name}: ${argument} shape ${describeList(shape)} differs from ${reference} shape ${describeList(want)}`,
    );
  }
}
