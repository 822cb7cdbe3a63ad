import { recordConstant } from "../../autodiff/tape.ts";
import { MIN_LOGARITHM_OF } from "../../kernels/class-sums/terms/voxel-terms.ts";
import { constantTensor } from "../../tensor/constant-tensor.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { add, divide } from "../arithmetic.ts";
import { power } from "../power.ts";
import { atLeast, greater, where } from "../select.ts";
import { log } from "../unary.ts";

/** Returns log x, but at least −100, with gradient 0 below: PyTorch's rule for the logarithm of a probability. */
export function boundedLog(x: Tensor): Tensor {
  return log(atLeast(x, MIN_LOGARITHM_OF));
}

/** Returns max(0, x)^γ with gradient 0 where x ≤ 0, whatever γ is; γ = 0 gives 1 throughout. */
export function positivePower(x: Tensor, gamma: number): Tensor {
  if (gamma === 0) return recordConstant(constantTensor(x.shape, 1, x.dtype), [x]);
  const positive = greater(x, 0);
  return where(positive, power(where(positive, x, 1), gamma), 0);
}

/** Numbers that are added to a ratio. */
export interface Smoothing {
  readonly numerator: number;
  readonly denominator: number;
  /** The least value of the denominator, after the addition. */
  readonly floor: number;
}

/** Returns (n + numerator) / max(d + denominator, floor), and 1 where that denominator is 0: a class empty in both is perfect. */
export function smoothRatio(numerator: Tensor, denominator: Tensor, smooth: Smoothing): Tensor {
  const above = add(numerator, smooth.numerator);
  const below = add(denominator, smooth.denominator);
  if (smooth.floor > 0) return divide(above, atLeast(below, smooth.floor));
  if (smooth.denominator > 0) return divide(above, below);
  const some = greater(below, 0);
  // The ratio of an empty class is not chosen, nor is its denominator, so that 0/0 gives no NaN in the gradient either.
  return where(some, divide(above, where(some, below, 1)), 1);
}
