import { record } from "../autodiff/tape.ts";
import { cumulativeSum as cumulate, maximumSoFar } from "../kernels/arrays/along-axis.ts";
import { allocate } from "../tensor/allocate.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { checkAxis, innerSize } from "../tensor/shape.ts";
import { checkTensor, makeLike, type Tensor } from "../tensor/tensor.ts";
import { type AxisOptions, gatherBy } from "./gather.ts";

/**
 * Sums of all values up to each, along an axis; accumulated in float64.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default
 * @throws {RangeError} if `x` has no such axis
 * @example
 * cumulativeSum(tensor([1, 2, 3])).toArray() // [1, 3, 6]
 */
export function cumulativeSum(x: Tensor, options: AxisOptions = {}): Tensor {
  return sumsAlong(x, checkAlong("cumulativeSum", x, options), false);
}

/**
 * The largest of all values up to each, along an axis. Of equal values the first gets the whole gradient; a NaN stays to
 * the end.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default
 * @throws {RangeError} if `x` has no such axis
 * @example
 * cumulativeMax(tensor([1, 3, 2, 5])).toArray() // [1, 3, 3, 5]
 */
export function cumulativeMax(x: Tensor, options: AxisOptions = {}): Tensor {
  const axis = checkAlong("cumulativeMax", x, options);
  const places = maximumSoFar(x.data, x.shape[axis]!, innerSize(x.shape, axis));
  return gatherBy(x, places, x.shape, axis);
}

function checkAlong(name: string, x: Tensor, options: AxisOptions): number {
  checkOptions(name, options, ["axis"]);
  const { axis = -1 } = options;
  checkTensor(name, "x", x);
  return checkAxis(name, axis, x.rank);
}

/** Sums from the start, or from the end: each is the transpose of the other. */
function sumsAlong(x: Tensor, axis: number, reverse: boolean): Tensor {
  const data = allocate(x.size, x.dtype);
  cumulate(data, x.data, x.shape[axis]!, innerSize(x.shape, axis), reverse);
  return record(makeLike(data, x), [x], [(gradient) => sumsAlong(gradient, axis, !reverse)]);
}
