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
