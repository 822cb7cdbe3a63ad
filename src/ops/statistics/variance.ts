import { checkNumber, checkOptions } from "../../tensor/check-options.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { multiply, subtract } from "../arithmetic.ts";
import { mean, type ReduceOptions, readReduction } from "../reduce.ts";
import { square } from "../unary.ts";

/** Options of {@link variance}. */
export interface VarianceOptions extends ReduceOptions {
  /** The sum of squares is divided by the count minus this: 0 by default, 1 for a sample's variance. */
  readonly correction?: number | undefined;
}

/**
 * Variance over axes: the mean square of the deviations from the mean.
 *
 *     Σ (x − mean)² / (n − correction)
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`; `correction`: 0 by default
 * @throws {RangeError} if the correction is not below the number of values
 * @example
 * variance(tensor([1, 2, 3, 6])).item() // 3.5
 * @example
 * variance(tensor([1, 2, 3, 6]), { correction: 1 }).item() // 4.666666507720947
 */
export function variance(x: Tensor, options: VarianceOptions = {}): Tensor {
  checkOptions("variance", options, ["axis", "keepDims", "axes", "correction"]);
  const { correction = 0, ...reduction } = options;
  const { axes, keepDims, count } = readReduction("variance", x, reduction);
  checkNumber("variance", "correction", correction, 0);
  if (correction >= count) {
    throw new RangeError(`variance: correction is ${correction}, want less than the ${count} values`);
  }
  const deviations = subtract(x, mean(x, { axis: axes, keepDims: true }));
  return multiply(mean(square(deviations), { axis: axes, keepDims }), count / (count - correction));
}
