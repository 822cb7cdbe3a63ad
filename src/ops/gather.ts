import { record } from "../autodiff/tape.ts";
import {
  cumulativeSum as cumulate,
  gatherAlong,
  scatterAlong,
  sortOrder,
} from "../kernels/arrays/along-axis.ts";
import { allocate, narrow } from "../tensor/allocate.ts";
import { checkBoolean, checkOptions } from "../tensor/check-options.ts";
import { describeList } from "../tensor/describe.ts";
import { checkLabelMap, type LabelMap } from "../tensor/label-map.ts";
import { checkAxis, coordinatesOf, sameShape, sizeOf, withExtent } from "../tensor/shape.ts";
import { checkTensor, makeLike, makeTensor, type Tensor } from "../tensor/tensor.ts";

/** Along which axis. */
export interface AxisOptions {
  /** Default −1, the last. */
  readonly axis?: number;
}

/** Along which axis, and which way. */
export interface SortOptions extends AxisOptions {
  /** Whether the largest comes first; default `false`. */
  readonly descending?: boolean;
}

/**
 * Values in order along an axis. Equal values keep their order, so each gets the gradient of the place it goes to; NaN is
 * beyond ∞.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default; `descending`
 * @example
 * sort(tensor([3, 1, 2]), { descending: true }).toArray() // [3, 2, 1]
 */
export function sort(x: Tensor, options: SortOptions = {}): Tensor {
  checkTensor("sort", "x", x);
  checkOptions("sort", options, ["axis", "descending"]);
  const { descending = false, axis: given = -1 } = options;
  checkBoolean("sort", "descending", descending);
  const axis = checkAxis("sort", given, x.rank);
  const order = sortOrder(x.data, x.shape[axis]!, innerSize(x.shape, axis), descending);
  return gatherBy(x, order, x.shape, axis);
}

/**
 * Running sums along an axis, accumulated in float64.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default
 * @example
 * cumulativeSum(tensor([1, 2, 3])).toArray() // [1, 3, 6]
 */
export function cumulativeSum(x: Tensor, options: AxisOptions = {}): Tensor {
  checkTensor("cumulativeSum", "x", x);
  checkOptions("cumulativeSum", options, ["axis"]);
  const { axis = -1 } = options;
  return cumulative(x, checkAxis("cumulativeSum", axis, x.rank), false);
}

/** The transpose of running sums is running sums from the other end. */
function cumulative(x: Tensor, axis: number, reverse: boolean): Tensor {
  const data = allocate(x.size, x.dtype);
  cumulate(data, x.data, x.shape[axis]!, innerSize(x.shape, axis), reverse);
  return record(makeLike(data, x), [x], [(gradient) => cumulative(gradient, axis, !reverse)]);
}

/**
 * Picks values along an axis: the element at index i along the axis is that at `indices[…, i, …]` of `x`. `torch.gather`,
 * NumPy's `take_along_axis`.
 *
 * @param x - a tensor
 * @param indices - where to take each value from; shape of `x` but for the axis, and of the result
 * @param options - `axis`, −1 by default
 * @throws {RangeError} if the shapes differ beyond the axis, or an index lies outside
 * @example
 * gather(tensor([[1, 2], [3, 4]]), labelMap([1, 0], [2, 1])).toArray() // [[2], [3]]
 */
export function gather(x: Tensor, indices: LabelMap, options: AxisOptions = {}): Tensor {
  checkTensor("gather", "x", x);
  checkLabelMap("gather", "indices", indices);
  checkOptions("gather", options, ["axis"]);
  const { axis: given = -1 } = options;
  const axis = checkAxis("gather", given, x.rank);
  const { data, shape } = indices;
  if (shape.length !== x.rank || !sameShape(shape, withExtent(x.shape, axis, shape[axis]!))) {
    throw new RangeError(
      `gather: indices shape ${describeList(shape)} differs from x shape ${describeList(x.shape)} beyond axis ${axis}`,
    );
  }
  const extent = x.shape[axis]!;
  const outside = data.findIndex((index) => index < 0 || index >= extent);
  if (outside >= 0) {
    const place = describeList(coordinatesOf(outside, shape));
    throw new RangeError(`gather: indices hold ${data[outside]} at ${place}, want 0 to ${extent - 1}`);
  }
  return gatherBy(x, data, shape, axis);
}

/** {@link gather} with indices that are right. */
export function gatherBy(
  x: Tensor,
  indices: ArrayLike<number>,
  shape: readonly number[],
  axis: number,
): Tensor {
  const data = allocate(sizeOf(shape), x.dtype);
  gatherAlong(data, x.data, indices, x.shape[axis]!, shape[axis]!, innerSize(x.shape, axis));
  return record(makeTensor(data, shape), [x], [(gradient) => scatterBy(gradient, indices, x.shape, axis)]);
}

/** Adds each value to where its index says: the transpose of {@link gatherBy}. */
function scatterBy(x: Tensor, indices: ArrayLike<number>, shape: readonly number[], axis: number): Tensor {
  const sums = new Float64Array(sizeOf(shape));
  scatterAlong(sums, x.data, indices, shape[axis]!, x.shape[axis]!, innerSize(x.shape, axis));
  const output = makeTensor(narrow(sums, x.dtype), shape);
  return record(output, [x], [(gradient) => gatherBy(gradient, indices, x.shape, axis)]);
}

function innerSize(shape: readonly number[], axis: number): number {
  return sizeOf(shape.slice(axis + 1));
}
