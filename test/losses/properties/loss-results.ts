import { expect } from "vitest";
import {
  diceLoss,
  type FloatArray,
  type OverlapLossOptions,
  sum,
  type Target,
  type Tensor,
  valueAndGrad,
} from "../../../src/index.ts";

/** Value and gradient of a Dice loss as plain arrays, to compare to the last bit. */
export function sumsOf(
  prediction: Tensor,
  target: Target,
  options: OverlapLossOptions,
): { value: FloatArray; gradient: FloatArray } {
  const value = diceLoss(prediction, target, options).data;
  const { gradient } = valueAndGrad((p) => sum(diceLoss(p, target, options)))(prediction);
  return { value, gradient: gradient.data };
}

/** Every entry is near the wanted one, relative to the largest. */
export function expectAllClose(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number) {
  // Entries below 1e-3 are differences of larger terms, whose rounding remains.
  const scale = Math.max(1e-3, ...Array.from(want, Math.abs));
  Array.from(want).forEach((value, k) => {
    expect(Math.abs(got[k]! - value), `entry ${k}: ${got[k]}, want ${value}`).toBeLessThanOrEqual(
      tolerance * Math.min(1, scale),
    );
  });
}
