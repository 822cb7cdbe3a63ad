import { allocate, type DType } from "./allocate.ts";
import { checkChoice, checkOptions } from "./check-options.ts";
import { describe } from "./describe.ts";
import { checkShape, sizeOf } from "./shape.ts";
import { Tensor } from "./tensor.ts";

/** Options of the functions that make a tensor of one value. */
export interface DTypeOptions {
  /** Default `"float32"`. */
  readonly dtype?: DType;
}

/**
 * A tensor of zeros.
 *
 * @example
 * zeros([2]).toArray() // [0, 0]
 */
export function zeros(shape: readonly number[], options: DTypeOptions = {}): Tensor {
  return constant("zeros", shape, 0, options);
}

/**
 * A tensor of ones.
 *
 * @example
 * ones([2]).toArray() // [1, 1]
 */
export function ones(shape: readonly number[], options: DTypeOptions = {}): Tensor {
  return constant("ones", shape, 1, options);
}

/**
 * A tensor of one value throughout.
 *
 * @example
 * full([2], 0.5).toArray() // [0.5, 0.5]
 */
export function full(shape: readonly number[], value: number, options: DTypeOptions = {}): Tensor {
  if (typeof value !== "number") throw new TypeError(`full: value is ${describe(value)}, want a number`);
  return constant("full", shape, value, options);
}

function constant(name: string, shape: readonly number[], value: number, options: DTypeOptions): Tensor {
  checkOptions(name, options, ["dtype"]);
  const { dtype = "float32" } = options;
  checkChoice(name, "dtype", dtype, ["float32", "float64"]);
  return filled(checkShape(name, shape), value, dtype);
}

/** One value throughout a shape that is right. */
export function filled(shape: readonly number[], value: number, dtype: DType): Tensor {
  const data = allocate(sizeOf(shape), dtype);
  if (value !== 0) data.fill(value);
  return new Tensor(data, shape);
}
