import * as kernels from "../../kernels/arrays/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { unary } from "../broadcast.ts";

/**
 * −1, 0 or 1 by the sign of x, elementwise; its derivative is 0.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * sign(tensor([-2, 0, 3])).toArray() // [-1, 0, 1]
 */
export function sign(x: Tensor): Tensor {
  return unary("sign", kernels.sign, x, null);
}

/**
 * The largest whole number that is not above x, elementwise; its derivative is 0.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * floor(tensor([1.5, -1.5])).toArray() // [1, -2]
 */
export function floor(x: Tensor): Tensor {
  return unary("floor", kernels.floor, x, null);
}

/**
 * The nearest whole number, elementwise; halves go to the even one, as in NumPy and PyTorch. Its derivative is 0.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * round(tensor([0.5, 1.5, 2.75])).toArray() // [0, 2, 3]
 */
export function round(x: Tensor): Tensor {
  return unary("round", kernels.round, x, null);
}
