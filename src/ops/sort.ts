import { sortOrder } from "../kernels/arrays/along-axis.ts";
import { checkBoolean, checkOptions } from "../tensor/check-options.ts";
import { checkAxis, innerSize } from "../tensor/shape.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { type AxisOptions, gatherBy } from "./gather.ts";

/** Options of {@link sort}. */
export interface SortOptions extends AxisOptions {
  /** Whether the largest value comes first; `false` by default. */
  readonly descending?: boolean | undefined;
}

/**
 * Sorts values along an axis. Equal values keep their order, so that each gets the gradient of the place it goes to; NaN
 * is beyond ∞.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default; `descending`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * sort(tensor([3, 1, 2]), { descending: true }).toArray() // [3, 2, 1]
 */
export function sort(x: Tensor, options: SortOptions = {}): Tensor {
  checkOptions("sort", options, ["axis", "descending"]);
  const { descending = false, axis: given = -1 } = options;
  checkBoolean("sort", "descending", descending);
  checkTensor("sort", "x", x);
  const axis = checkAxis("sort", given, x.rank);
  const order = sortOrder(x.data, x.shape[axis]!, innerSize(x.shape, axis), descending);
  return gatherBy(x, order, x.shape, axis);
}
