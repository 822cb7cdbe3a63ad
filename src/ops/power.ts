import * as kernels from "../kernels/arrays/binary.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { multiply, subtract } from "./arithmetic.ts";
import { binary, type Operand } from "./broadcast.ts";
import { times } from "./chain-rule.ts";
import { equal, where } from "./select.ts";
import { log } from "./unary.ts";

/**
 * aᵇ, elementwise; broadcasts as {@link add}.
 *
 * The derivative b·aᵇ⁻¹ is 0 where b = 0, and ∞ at a = 0 for 0 < b < 1. The derivative with respect to b, aᵇ·log a, is 0
 * where a = 0.
 *
 * @param a - the base
 * @param b - the exponent, a tensor or a number
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * power(tensor([2, 3]), 2).toArray() // [4, 9]
 */
export function power(a: Operand, b: Operand): Tensor {
  const result: Tensor = binary("power", kernels.power, a, b, [
    (gradient) => times(gradient, slopeOf(a, b)),
    (gradient) => {
      const zero = equal(a, 0);
      return times(gradient, where(zero, 0, multiply(result, log(where(zero, 1, a)))));
    },
  ]);
  return result;
}

function slopeOf(a: Operand, b: Operand): Operand {
  if (typeof b === "number") return b === 0 ? 0 : multiply(b, power(a, b - 1));
  // Where b alone is 0, the slope is 0, and its own slope in b is 1/a.
  const bothZero = multiply(equal(a, 0), equal(b, 0));
  const exponent = where(bothZero, 1, b);
  return where(bothZero, 0, times(exponent, power(a, subtract(exponent, 1))));
}
