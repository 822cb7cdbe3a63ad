import * as kernels from "../kernels/arrays/binary.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binary, type Operand } from "./broadcast.ts";

/*
 * The products that pullbacks are made of. A gradient of exactly 0 stays 0 where the slope is infinite or NaN: behind a
 * branch that was not taken 0·∞ would be NaN, and the derivative there is 0. Other products are those of `multiply` and
 * `divide`, to the bit.
 *
 * All are closed under differentiation, so that holds to every order: the derivative by the slope is a product with the
 * gradient of 0, and stays 0 even where what arrives there is infinite.
 */

/** gradient·slope, where a gradient of 0 stays 0. */
export function times(gradient: Tensor, slope: Operand): Tensor {
  return binary("times", kernels.multiplyGradient, gradient, slope, [
    (outer) => times(outer, slope),
    (outer) => timesGradient(outer, gradient),
  ]);
}

/** gradient/divisor, where a gradient of 0 stays 0. */
export function over(gradient: Tensor, divisor: Operand): Tensor {
  const quotient: Tensor = binary("over", kernels.divideGradient, gradient, divisor, [
    (outer) => over(outer, divisor),
    (outer) => times(over(timesGradient(outer, quotient), divisor), -1),
  ]);
  return quotient;
}

/** outer·gradient, of two gradients: 0 where either is. */
function timesGradient(outer: Tensor, gradient: Tensor): Tensor {
  return binary("times", kernels.multiplyGradients, outer, gradient, [
    (further) => timesGradient(further, gradient),
    (further) => timesGradient(further, outer),
  ]);
}
