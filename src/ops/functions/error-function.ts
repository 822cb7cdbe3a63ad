import * as kernels from "../../kernels/arrays/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { multiply, negate } from "../arithmetic.ts";
import { unary } from "../broadcast.ts";
import { times } from "../chain-rule.ts";
import { exp, square } from "../unary.ts";

/** 2/√π, the slope at 0. */
const SLOPE_AT_0 = 1.1283791670955126;

/**
 * The error function, elementwise.
 *
 *     2/√π · ∫ e^(−t²) dt from 0 to x
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * erf(tensor([0, 1])).toArray() // [0, 0.8427007794380188]
 */
export function erf(x: Tensor): Tensor {
  return unary("erf", kernels.erf, x, () => (gradient) => {
    return times(gradient, multiply(SLOPE_AT_0, exp(negate(square(x)))));
  });
}
