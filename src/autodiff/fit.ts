import { gatherStrided } from "../kernels/arrays/move.ts";
import { sumInto } from "../kernels/arrays/reduce.ts";
import { broadcastStrides } from "../kernels/arrays/runs.ts";
import { allocate, type DType, narrow } from "../tensor/allocate.ts";
import { sameShape, sizeOf, withExtent } from "../tensor/shape.ts";
import { makeLike, makeTensor, type Tensor } from "../tensor/tensor.ts";
import { deferCast, isDeferred, sumDeferred } from "./deferred.ts";
import { record, recordElementwise } from "./tape.ts";

/*
 * Broadcasting and promotion, and how gradients undo them. No operation does that itself.
 */

/** Converts `x` to a dtype; its gradient is converted back. */
export function castTo(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const later = deferCast(x, dtype);
  if (later !== null) return later;
  const { dtype: own } = x;
  const data = allocate(x.size, dtype);
  data.set(x.data);
  return recordElementwise(makeLike(data, x), [x], [(gradient) => castTo(gradient, own)]);
}

/** Gives the numbers of `x` another shape of the same size. */
export function reshapeTo(x: Tensor, shape: readonly number[]): Tensor {
  return record(makeTensor(x.data, shape), [x], [(gradient) => reshapeTo(gradient, x.shape)]);
}

/** Expands `x` to `shape`. */
export function broadcastTo(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const data = allocate(sizeOf(shape), x.dtype);
  if (x.size === 1) data.fill(x.data[0]!);
  else gatherStrided(data, shape, x.data, broadcastStrides(x.shape, shape));
  const output = makeTensor(data, shape);
  return recordElementwise(output, [x], [(gradient) => sumBack(gradient, shape, x.shape)]);
}

/** Sums `x` down to `shape`, which broadcasts to the shape of `x`: the transpose of {@link broadcastTo}. */
export function sumTo(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  if (isDeferred(x) && sizeOf(shape) === 1) {
    return makeTensor(narrow(Float64Array.of(sumDeferred(x)), x.dtype), shape);
  }
  const aligned = new Array<number>(x.rank - shape.length).fill(1).concat(shape);
  const data = narrow(sumInto(x.data, x.shape, aligned), x.dtype);
  // A gradient in the shape of the sum broadcasts to that of x: nothing to do.
  return recordElementwise(makeTensor(data, shape), [x], [(gradient) => gradient]);
}

/** Sums all values: a number of rank 0, whose gradient broadcasts to the shape of `x`. */
export function sumAll(x: Tensor): Tensor {
  const data = narrow(sumInto(x.data, x.shape, NO_AXES), x.dtype);
  return recordElementwise(makeTensor(data, NO_AXES), [x], [(gradient) => gradient]);
}

const NO_AXES: readonly number[] = [];

/** Sums along an axis, which stays with extent 1. */
export function sumAlong(x: Tensor, axis: number): Tensor {
  return sumTo(x, withExtent(x.shape, axis, 1));
}

/**
 * Pulls a gradient of shape `from` back to an input of shape `to` that was broadcast to `from`: it sums over the expanded
 * axes. Where the gradient has extent 1 along such an axis, that sum is a multiplication.
 */
export function sumBack(gradient: Tensor, from: readonly number[], to: readonly number[]): Tensor {
  if (sameShape(from, to)) return gradient;
  let repeats = 1;
  const missing = from.length - gradient.rank;
  const summed = gradient.shape.map((extent, axis) => {
    const wanted = to[axis + missing - from.length + to.length] ?? 1;
    return wanted === 1 ? 1 : extent;
  });
  for (let axis = 0; axis < from.length; axis++) {
    const wanted = to[axis - from.length + to.length] ?? 1;
    if (wanted === 1 && (gradient.shape[axis - missing] ?? 1) === 1) repeats *= from[axis]!;
  }
  // Axes in front that the input does not have are 1 by now.
  const shape = summed.slice(Math.max(0, summed.length - to.length));
  return scale(sumTo(gradient, shape), repeats);
}

function scale(x: Tensor, factor: number): Tensor {
  if (factor === 1) return x;
  const data = allocate(x.size, x.dtype);
  const values = x.data;
  for (let k = 0; k < data.length; k++) data[k] = factor * values[k]!;
  return recordElementwise(makeLike(data, x), [x], [(gradient) => scale(gradient, factor)]);
}
