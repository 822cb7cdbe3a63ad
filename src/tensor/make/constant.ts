import type { DType } from "../allocate.ts";
import { checkChoice, checkOptions } from "../check-options.ts";
import { constantTensor } from "../constant-tensor.ts";
import { describe } from "../describe.ts";
import { checkShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/** Options of the functions that make a tensor of one value. */
export interface DTypeOptions {
  /** The element type; default `"float32"`. */
  readonly dtype?: DType | undefined;
}

/**
 * Makes a tensor of zeros.
 *
 * @example
 * zeros([2]).toArray() // [0, 0]
 */
export function zeros(shape: readonly number[], options: DTypeOptions = {}): Tensor {
  return constant("zeros", shape, 0, options);
}

/**
 * Makes a tensor of ones.
 *
 * @example
 * ones([2]).toArray() // [1, 1]
 */
export function ones(shape: readonly number[], options: DTypeOptions = {}): Tensor {
  return constant("ones", shape, 1, options);
}

/**
 * Makes a tensor that holds one value everywhere.
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
  return constantTensor(checkShape(name, shape), value, dtype);
}
