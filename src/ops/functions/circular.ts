import * as kernels from "../../kernels/arrays/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { negate } from "../arithmetic.ts";
import { unary } from "../broadcast.ts";
import { times } from "../chain-rule.ts";

/**
 * Sine of an angle in radians, elementwise; precise for angles of any size.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * sin(tensor([0, 1])).toArray() // [0, 0.8414709568023682]
 */
export function sin(x: Tensor): Tensor {
  return unary("sin", kernels.sin, x, () => (gradient) => times(gradient, cos(x)));
}

/**
 * Cosine of an angle in radians, elementwise; precise for angles of any size.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * cos(tensor([0, 1])).toArray() // [1, 0.5403022766113281]
 */
export function cos(x: Tensor): Tensor {
  return unary("cos", kernels.cos, x, () => (gradient) => times(gradient, negate(sin(x))));
}
