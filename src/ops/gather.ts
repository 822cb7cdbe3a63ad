import { record } from "../autodiff/tape.ts";
import { gatherAlong, scatterAlong } from "../kernels/arrays/along-axis.ts";
import { addSlabs, copySlabs } from "../kernels/arrays/slabs.ts";
import { allocate, narrow } from "../tensor/allocate.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { describe, describeList } from "../tensor/describe.ts";
import { isLabelArray, type LabelArray } from "../tensor/label-array.ts";
import { checkLabelMap, LabelMap } from "../tensor/label-map.ts";
import { checkAxis, coordinatesOf, innerSize, sameShape, sizeOf, withExtent } from "../tensor/shape.ts";
import { checkTensor, makeTensor, type Tensor } from "../tensor/tensor.ts";

/** Options of operations along one axis. */
export interface AxisOptions {
  /** The axis; −1 by default, the last. Negative ones count from the end. */
  readonly axis?: number | undefined;
}

/**
 * Picks values along an axis.
 *
 * With numbers, place k of the result is place `indices[k]` of `x`, as NumPy's `take`. With a label map, the element at
 * index i along the axis is that at `indices[…, i, …]` of `x`, as `torch.gather` and NumPy's `take_along_axis`.
 *
 * @param x - a tensor
 * @param indices - numbers; or a label map, of the shape of the result, which is that of `x` except along the axis
 * @param options - `axis`, −1 by default
 * @throws {RangeError} if the shapes differ beyond the axis, or an index is not one of the axis
 * @example
 * gather(tensor([[1, 2], [3, 4]]), [1, 1, 0]).toArray() // [[2, 2, 1], [4, 4, 3]]
 * @example
 * gather(tensor([[1, 2], [3, 4]]), labelMap([[1], [0]])).toArray() // [[2], [3]]
 */
export function gather(
  x: Tensor,
  indices: LabelMap | readonly number[] | LabelArray,
  options: AxisOptions = {},
): Tensor {
  checkOptions("gather", options, ["axis"]);
  const { axis: given = -1 } = options;
  if (!(indices instanceof LabelMap)) return gatherPlaces(x, indices, given);
  checkTensor("gather", "x", x);
  checkLabelMap("gather", "indices", indices);
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

function gatherPlaces(x: Tensor, indices: unknown, given: number): Tensor {
  if (!Array.isArray(indices) && !isLabelArray(indices)) {
    throw new TypeError(`gather: indices are ${describe(indices)}, want a LabelMap or an array of numbers`);
  }
  const places = Array.from(indices as ArrayLike<unknown>);
  if (places.length === 0) throw new RangeError("gather: indices are empty, want at least one");
  checkTensor("gather", "x", x);
  const axis = checkAxis("gather", given, x.rank);
  const extent = x.shape[axis]!;
  places.forEach((place, at) => {
    if (typeof place !== "number")
      throw new TypeError(`gather: indices hold ${describe(place)} at ${at}, want whole numbers`);
    if (!Number.isInteger(place) || place < 0 || place >= extent)
      throw new RangeError(`gather: indices hold ${place} at ${at}, want 0 to ${extent - 1}`);
  });
  return pickAlong(x, axis, Int32Array.from(places as number[]));
}

/** Picks values along an axis by indices that are known to be right. */
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

/** Adds each value to the place of its index: the transpose of {@link gatherBy}. */
function scatterBy(x: Tensor, indices: ArrayLike<number>, shape: readonly number[], axis: number): Tensor {
  const sums = new Float64Array(sizeOf(shape));
  scatterAlong(sums, x.data, indices, shape[axis]!, x.shape[axis]!, innerSize(x.shape, axis));
  const output = makeTensor(narrow(sums, x.dtype), shape);
  return record(output, [x], [(gradient) => gatherBy(gradient, indices, x.shape, axis)]);
}

/** Picks places along an axis: place k of the result is place `places[k]` of `x`, which exists; −1 is a place of zeros. */
export function pickAlong(x: Tensor, axis: number, places: Int32Array): Tensor {
  const shape = withExtent(x.shape, axis, places.length);
  const data = allocate(sizeOf(shape), x.dtype);
  copySlabs(data, x.data, places, x.shape[axis]!, innerSize(x.shape, axis));
  return record(
    makeTensor(data, shape),
    [x],
    [(gradient) => addPlaces(gradient, axis, places, x.shape[axis]!)],
  );
}

/** Adds each place to the one that it was picked from: the transpose of {@link pickAlong}. */
function addPlaces(x: Tensor, axis: number, places: Int32Array, extent: number): Tensor {
  const shape = withExtent(x.shape, axis, extent);
  const sums = new Float64Array(sizeOf(shape));
  addSlabs(sums, x.data, places, extent, innerSize(x.shape, axis));
  const output = makeTensor(narrow(sums, x.dtype), shape);
  return record(output, [x], [(gradient) => pickAlong(gradient, axis, places)]);
}
