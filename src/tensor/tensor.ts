import { type DType, dtypeOf, type FloatArray, isFloatArray } from "./allocate.ts";
import { checkAttached, checkFills } from "./check-memory.ts";
import { describe, describeList, isForeignTensor } from "./describe.ts";
import { type NestedNumbers, nestValues, printValues } from "./nest-values.ts";

/** The third argument of a constructor whose other two are known to be right. */
const UNCHECKED = Symbol("unchecked");

/**
 * Numbers and their shape, in row-major order. The library never changes `data`; {@link tensor} makes a tensor of numbers
 * of any kind.
 *
 * @example
 * new Tensor(new Float32Array(6), [2, 3]).rank // 2
 */
export class Tensor {
  /** The numbers, in row-major order. */
  readonly data: FloatArray;
  /** The extent of each axis. */
  readonly shape: readonly number[];

  /**
   * @param data - the values, which are not copied
   * @param shape - the extent of each axis
   * @throws {TypeError} if `data` is not a Float32Array or a Float64Array
   * @throws {RangeError} if the values do not fill the shape, or are none
   */
  constructor(data: FloatArray, shape: readonly number[]);
  constructor(data: FloatArray, shape: readonly number[], made?: symbol) {
    this.data = data;
    this.shape = made === UNCHECKED ? shape : checkedShape(data, shape);
  }

  /** The number of elements. */
  get size(): number {
    return this.data.length;
  }

  /** The number of axes. */
  get rank(): number {
    return this.shape.length;
  }

  /** The type of the numbers. */
  get dtype(): DType {
    return dtypeOf(this.data);
  }

  /**
   * Returns the number in a tensor of one element.
   *
   * @throws {RangeError} if the tensor has more than one
   */
  item(): number {
    if (this.size !== 1)
      throw new RangeError(`item: shape ${describeList(this.shape)} holds ${this.size} values, want one`);
    return this.data[0]!;
  }

  /** Returns the values as nested arrays; a number where the rank is 0. */
  toArray(): NestedNumbers {
    checkAttached("toArray", "the tensor", this);
    return nestValues(this.data, this.shape);
  }

  /** Returns dtype, shape and values as text; of many values the ends of each axis. */
  toString(): string {
    return `Tensor ${this.dtype} ${describeList(this.shape)} ${printValues(this.data, this.shape)}`;
  }

  /** Returns what `JSON.stringify` writes: the values as nested arrays. `tensor` reads them again. */
  toJSON(): NestedNumbers {
    return this.toArray();
  }

  /**
   * Converts to text only.
   *
   * @throws {TypeError} if a number is wanted: JavaScript's arithmetic would give NaN, and no gradient
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return this.toString();
    throw new TypeError(
      "a Tensor is not a number: add, multiply, log and the other operations compute with it, item() returns a single value",
    );
  }
}

function checkedShape(data: unknown, shape: readonly number[]): readonly number[] {
  if (!isFloatArray(data)) {
    throw new TypeError(
      `Tensor: data are ${describe(data)}, want a Float32Array or a Float64Array; tensor(values, shape) converts`,
    );
  }
  return Object.freeze(checkFills("Tensor", data.length, shape));
}

/** The shape of every tensor of one number. */
const SCALAR: readonly number[] = /* @__PURE__ */ Object.freeze([]);

/** Makes a tensor of values that fill the shape, unchecked. The shape becomes the tensor's own. */
export function makeTensor(data: FloatArray, shape: readonly number[]): Tensor {
  return new (Tensor as unknown as UncheckedTensor)(
    data,
    shape.length === 0 ? SCALAR : Object.freeze(shape),
    UNCHECKED,
  );
}

/** Makes a tensor of the shape of another, unchecked. */
export function makeLike(data: FloatArray, { shape }: Tensor): Tensor {
  return new (Tensor as unknown as UncheckedTensor)(data, shape, UNCHECKED);
}

type UncheckedTensor = new (data: FloatArray, shape: readonly number[], made: symbol) => Tensor;

/**
 * Validates that a value is a tensor whose memory is there, and returns it.
 *
 * @throws {TypeError} if it is not a tensor, or its memory was transferred to another thread
 */
export function checkTensor(name: string, argument: string, value: unknown): Tensor {
  if (!(value instanceof Tensor)) throw notTensor(name, argument, value);
  checkAttached(name, argument, value);
  return value;
}

/** Makes the error for a value that is not a tensor, with the way to make one of it. */
function notTensor(name: string, argument: string, value: unknown): TypeError {
  const call = (f: string) => `${f}(${/^[a-z]\w*$/i.test(argument) ? argument : "values"})`;
  if (isForeignTensor(value)) {
    const kind = describe(value);
    return kind.endsWith(" LabelMap")
      ? new TypeError(`${name}: ${argument} is ${kind}, want a Tensor; oneHot(labels, classes) makes one`)
      : new TypeError(
          `${name}: ${argument} is ${kind} of another library, want a Tensor; ${call("tensor")} takes it over`,
        );
  }
  const remedy = ArrayBuffer.isView(value) || Array.isArray(value) ? "; tensor(values, shape) makes one" : "";
  return new TypeError(`${name}: ${argument} is ${describe(value)}, want a Tensor${remedy}`);
}
