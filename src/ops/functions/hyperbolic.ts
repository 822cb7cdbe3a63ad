import * as kernels from "../../kernels/arrays/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { unary } from "../broadcast.ts";
import { times } from "../chain-rule.ts";

/**
 * Hyperbolic sine, elementwise.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * sinh(tensor([0])).toArray() // [0]
 */
export function sinh(x: Tensor): Tensor {
  return unary("sinh", kernels.sinh, x, () => (gradient) => times(gradient, cosh(x)));
}

/**
 * Hyperbolic cosine, elementwise.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * cosh(tensor([0])).toArray() // [1]
 */
export function cosh(x: Tensor): Tensor {
  return unary("cosh", kernels.cosh, x, () => (gradient) => times(gradient, sinh(x)));
}
