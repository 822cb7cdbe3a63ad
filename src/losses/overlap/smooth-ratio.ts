import { add, divide } from "../../ops/arithmetic.ts";
import { atLeast, greater, where } from "../../ops/select.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { Smooth } from "./overlap-options.ts";

/** (n + numerator) / max(d + denominator, floor), and 1 where that denominator is 0: a class empty in both is perfect. */
export function smoothRatio(numerator: Tensor, denominator: Tensor, smooth: Required<Smooth>): Tensor {
  const above = add(numerator, smooth.numerator);
  const below = add(denominator, smooth.denominator);
  if (smooth.floor > 0) return divide(above, atLeast(below, smooth.floor));
  if (smooth.denominator > 0) return divide(above, below);
  const some = greater(below, 0);
  // The ratio of an empty class is chosen away twice, so that 0/0 is no NaN in its gradient either.
  return where(some, divide(above, where(some, below, 1)), 1);
}
