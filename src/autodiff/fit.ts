import { gatherStrided } from "../kernels/arrays/move.ts";
import { sumInto } from "../kernels/arrays/reduce.ts";
import { broadcastStrides } from "../kernels/arrays/runs.ts";
import { allocate, type DType, narrow } from "../tensor/allocate.ts";
import { sameShape, sizeOf, withExtent } from "../tensor/shape.ts";
import { Tensor } from "../tensor/tensor.ts";
import { record, recordElementwise } from "./tape.ts";

/*
 * What makes tensors of different shape and dtype meet, and its undoing. Here alone: no operation undoes a broadcast or a
 * promotion by itself.
 */

/** `x` in the dtype asked for; the gradient comes back in that of `x`. */
export function castTo(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  const data = allocate(x.size, dtype);
  data.set(x.data);
  return recordElementwise(new Tensor(data, x.shape), [x], [(gradient) => castTo(gradient, x.dtype)]);
}

/** The numbers of `x` in a shape of as many. */
export function reshapeTo(x: Tensor, shape: readonly number[]): Tensor {
  return record(new Tensor(x.data, shape), [x], [(gradient) => reshapeTo(gradient, x.shape)]);
}

/** `x` stretched to `shape`. */
export function broadcastTo(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const data = allocate(sizeOf(shape), x.dtype);
  gatherStrided(data, shape, x.data, broadcastStrides(x.shape, shape));
  const output = new Tensor(data, shape);
  return recordElementwise(output, [x], [(gradient) => sumBack(gradient, shape, x.shape)]);
}

/** Sums `x` down to `shape`, which broadcasts to its own: the transpose of {@link broadcastTo}. */
export function sumTo(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const aligned = new Array<number>(x.rank - shape.length).fill(1).concat(shape);
  const data = narrow(sumInto(x.data, x.shape, aligned), x.dtype);
  // A gradient in the shape of the sum broadcasts to that of x: nothing to do.
  return recordElementwise(new Tensor(data, shape), [x], [(gradient) => gradient]);
}

/** Σ along an axis, which stays with extent 1. */
export function sumAlong(x: Tensor, axis: number): Tensor {
  return sumTo(x, withExtent(x.shape, axis, 1));
}

/**
 * A gradient that stands for one of shape `from`, pulled back to an input of shape `to` that was broadcast to `from`: sums
 * over the axes that were stretched. Where the gradient is itself 1 along such an axis, that sum is a multiplication.
 */
export function sumBack(gradient: Tensor, from: readonly number[], to: readonly number[]): Tensor {
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
  for (let k = 0; k < data.length; k++) data[k] = factor * x.data[k]!;
  return recordElementwise(new Tensor(data, x.shape), [x], [(gradient) => scale(gradient, factor)]);
}
