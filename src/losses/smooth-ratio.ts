import { add, divide } from "../ops/arithmetic.ts";
import { clamp, equal, where } from "../ops/select.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Smooth } from "./overlap-options.ts";

/** (n + numerator) / max(d + denominator, floor), and 1 where that denominator is 0: a class empty in both is perfect. */
export function smoothRatio(numerator: Tensor, denominator: Tensor, smooth: Required<Smooth>): Tensor {
  const below = clamp(add(denominator, smooth.denominator), { min: smooth.floor });
  const empty = equal(below, 0);
  // The ratio of an empty class is chosen away twice, so that 0/0 is no NaN in its gradient either.
  return where(empty, 1, divide(add(numerator, smooth.numerator), where(empty, 1, below)));
}
