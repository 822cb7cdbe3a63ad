import * as binaryKernels from "../../kernels/arrays/binary.ts";
import * as kernels from "../../kernels/arrays/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { negate, subtract } from "../arithmetic.ts";
import { binary, type Operand, operand, unary } from "../broadcast.ts";
import { times } from "../chain-rule.ts";
import { exp, sigmoid } from "../unary.ts";

/**
 * eˣ − 1, elementwise, with full precision near 0.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * expm1(tensor([0, 1])).toArray() // [0, 1.718281865119934]
 */
export function expm1(x: Tensor): Tensor {
  return unary("expm1", kernels.expm1, x, () => (gradient) => times(gradient, exp(x)));
}

/**
 * log(1/(1 + e⁻ˣ)), elementwise, without overflow: the logarithm of {@link sigmoid}.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * logSigmoid(tensor([0, -1000])).toArray() // [-0.6931471824645996, -1000]
 */
export function logSigmoid(x: Tensor): Tensor {
  return unary("logSigmoid", kernels.logSigmoid, x, () => (gradient) => times(gradient, sigmoid(negate(x))));
}

/**
 * log(eᵃ + eᵇ), elementwise, without overflow; broadcasts as {@link add}. The error is below 1 ulp of the larger operand
 * or of the result.
 *
 * @param a - a tensor or a number
 * @param b - a tensor or a number
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * logAddExp(tensor([0, 1000]), 0).toArray() // [0.6931471824645996, 1000]
 */
export function logAddExp(a: Operand, b: Operand): Tensor {
  return binary("logAddExp", binaryKernels.logAddExp, a, b, [
    (gradient) => times(gradient, sigmoid(difference(a, b))),
    (gradient) => times(gradient, sigmoid(difference(b, a))),
  ]);
}

function difference(a: Operand, b: Operand): Tensor {
  return subtract(operand("logAddExp", "a", a), b);
}
