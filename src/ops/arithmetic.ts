import type { Pullback } from "../autodiff/tape.ts";
import * as kernels from "../kernels/arrays/binary.ts";
import * as unaryKernels from "../kernels/arrays/unary.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binary, type Operand, unary } from "./broadcast.ts";
import { over, times } from "./chain-rule.ts";

/**
 * a + b, elementwise; shapes broadcast as in NumPy, mixed dtypes give float64.
 *
 * @param a - a tensor or a number
 * @param b - a tensor or a number
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * add(tensor([1, 2]), 10).toArray() // [11, 12]
 */
export function add(a: Operand, b: Operand): Tensor {
  return binary("add", kernels.add, a, b, [(gradient) => gradient, (gradient) => gradient]);
}

/**
 * a − b, elementwise; broadcasts as {@link add}.
 *
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * subtract(1, tensor([0.25, 1])).toArray() // [0.75, 0]
 */
export function subtract(a: Operand, b: Operand): Tensor {
  return binary("subtract", kernels.subtract, a, b, [(gradient) => gradient, negate]);
}

/**
 * a·b, elementwise; broadcasts as {@link add}.
 *
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * multiply(tensor([1, 2]), tensor([3, 4])).toArray() // [3, 8]
 */
export function multiply(a: Operand, b: Operand): Tensor {
  return binary("multiply", kernels.multiply, a, b, [productWith(b), productWith(a)]);
}

/**
 * a/b, elementwise; broadcasts as {@link add}.
 *
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * divide(tensor([1, 2]), 4).toArray() // [0.25, 0.5]
 */
export function divide(a: Operand, b: Operand): Tensor {
  const quotient: Tensor = binary("divide", kernels.divide, a, b, [
    quotientBy(b),
    (gradient) => multiply(over(times(gradient, quotient), b), -1),
  ]);
  return quotient;
}

/* Functions made in one place keep the same values. Those below are made apart, so that a pullback keeps its own operand alone. */

function productWith(other: Operand): Pullback {
  return (gradient) => times(gradient, other);
}

function quotientBy(divisor: Operand): Pullback {
  return (gradient) => over(gradient, divisor);
}

/**
 * −x, elementwise.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * negate(tensor([1, -2])).toArray() // [-1, 2]
 */
export function negate(x: Tensor): Tensor {
  return unary("negate", unaryKernels.negate, x, () => negate);
}
