import { reshapeTo, sumTo } from "../../autodiff/fit.ts";
import { multiply } from "../../ops/arithmetic.ts";
import { where } from "../../ops/select.ts";
import { makeLike, type Tensor } from "../../tensor/tensor.ts";

/** The way from the losses of samples and classes to the loss. */
export interface Reduction {
  readonly reduction: "mean" | "sum" | "none";
  /** Weight of each class, or `null`. */
  readonly weights: readonly number[] | null;
  readonly weightNormalization: "weights" | "classes" | "none";
  readonly absentClasses: "keep" | "skip" | "zero";
  /** Whether each sample and class takes part, [samples, classes]. */
  readonly present: readonly boolean[];
  /** Shape of the result of `"none"`. */
  readonly shape: readonly number[];
}

/**
 * Reduces losses [samples, classes] to a weighted sum, whose coefficients do not depend on the prediction. Absent classes are
 * replaced by 0, so that their formula reaches neither the value nor the gradient.
 */
export function reduceLosses(losses: Tensor, reduction: Reduction): Tensor {
  const { absentClasses, present, shape } = reduction;
  const chosen =
    absentClasses === "keep"
      ? losses
      : where(makeLike(Float64Array.from(present, Number), losses), losses, 0);
  const weighted = multiply(chosen, makeLike(coefficientsOf(losses, reduction), losses));
  return reduction.reduction === "none" ? reshapeTo(weighted, shape) : sumTo(weighted, []);
}

function coefficientsOf(losses: Tensor, options: Reduction): Float64Array {
  const { reduction, weights, weightNormalization, absentClasses, present } = options;
  const [samples, classes] = losses.shape as readonly [number, number];
  const coefficients = new Float64Array(samples * classes);
  let samplesLeft = 0;
  for (let sample = 0; sample < samples; sample++) {
    let left = 0;
    let total = 0;
    for (let c = 0; c < classes; c++) {
      const at = sample * classes + c;
      if (absentClasses === "skip" && !present[at]) continue;
      coefficients[at] = weights?.[c] ?? 1;
      total += coefficients[at]!;
      left++;
    }
    const divisor =
      weights === null || weightNormalization === "classes"
        ? left
        : weightNormalization === "weights"
          ? total
          : 1;
    // A sample whose classes were all skipped, or all have weight 0, is left out of the mean over samples.
    if (left === 0 || divisor === 0) continue;
    samplesLeft++;
    if (reduction === "mean")
      for (let c = 0; c < classes; c++) coefficients[sample * classes + c]! /= divisor;
  }
  if (reduction === "mean" && samplesLeft > 0)
    for (let k = 0; k < coefficients.length; k++) coefficients[k]! /= samplesLeft;
  return coefficients;
}
