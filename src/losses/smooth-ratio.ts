import { add, divide } from "../ops/arithmetic.ts";
import { clamp, equal, where } from "../ops/select.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Smooth } from "./overlap-options.ts";

/** (n + numerator) / max(d + denominator, floor), and 1 where that denominator is 0: a class empty in both is perfect. */
export function smoothRatio(numerator: Tensor, denominator: Tensor, smooth: Required<Smooth>): Tensor {
  const above = add(numerator, smooth.numerator);
  const below = add(denominator, smooth.denominator);
  if (smooth.floor > 0) return divide(above, clamp(below, { min: smooth.floor }));
  if (smooth.denominator > 0) return divide(above, below);
  const empty = equal(below, 0);
  // The ratio of an empty class is chosen away twice, so that 0/0 is no NaN in its gradient either.
  return where(empty, 1, divide(above, where(empty, 1, below)));
}
