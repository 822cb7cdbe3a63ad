import { castTo, reshapeTo } from "../autodiff/fit.ts";
import { record } from "../autodiff/tape.ts";
import { copySlab, gatherStrided } from "../kernels/arrays/move.ts";
import { allocate } from "../tensor/allocate.ts";
import { checkInteger, checkOptions } from "../tensor/check-options.ts";
import { describe, describeList } from "../tensor/describe.ts";
import {
  checkAxis,
  checkShape,
  innerSize,
  sizeOf,
  stridesOf,
  withExtent,
  withoutAxis,
} from "../tensor/shape.ts";
import { checkTensor, makeTensor, type Tensor } from "../tensor/tensor.ts";
import { promote } from "./broadcast.ts";

/**
 * Gives the numbers of a tensor another shape, without a copy.
 *
 * @param x - a tensor
 * @param shape - the new extents; their product is the size of `x`
 * @throws {RangeError} if the sizes differ
 * @example
 * reshape(tensor([1, 2, 3, 4]), [2, 2]).toArray() // [[1, 2], [3, 4]]
 */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  checkTensor("reshape", "x", x);
  const checked = checkShape("reshape", shape);
  if (sizeOf(checked) !== x.size) {
    throw new RangeError(`reshape: shape ${describeList(x.shape)} does not become ${describeList(checked)}`);
  }
  return reshapeTo(x, checked);
}

/**
 * Puts axes in another order.
 *
 * @param x - a tensor
 * @param axes - the axes of `x` in the order of the result; reversed by default
 * @throws {RangeError} if the axes are not a permutation
 * @example
 * transpose(tensor([[1, 2], [3, 4]])).toArray() // [[1, 3], [2, 4]]
 */
export function transpose(x: Tensor, axes?: readonly number[]): Tensor {
  checkTensor("transpose", "x", x);
  if (axes !== undefined && !Array.isArray(axes)) {
    throw new TypeError(`transpose: axes are ${describe(axes)}, want an array of axes`);
  }
  const order =
    axes?.map((axis) => checkAxis("transpose", axis, x.rank)) ?? x.shape.map((_, axis) => x.rank - 1 - axis);
  if (order.length !== x.rank || new Set(order).size !== x.rank) {
    throw new RangeError(
      `transpose: axes ${describeList(axes ?? [])} are not a permutation of the ${x.rank} axes`,
    );
  }
  const shape = order.map((axis) => x.shape[axis]!);
  const strides = stridesOf(x.shape);
  const data = allocate(x.size, x.dtype);
  gatherStrided(
    data,
    shape,
    x.data,
    order.map((axis) => strides[axis]!),
  );
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return record(makeTensor(data, shape), [x], [(gradient) => transpose(gradient, inverse)]);
}

/** Options of {@link slice}. */
export interface SliceOptions {
  /** The axis; negative ones count from the end. */
  readonly axis: number;
  /** The first place; negative ones count from the end. */
  readonly start: number;
  /** The place after the last; by default the end of the axis. Negative ones count from the end. */
  readonly end?: number | undefined;
}

/**
 * Takes a range of places along one axis.
 *
 * @param x - a tensor
 * @param options - `axis`; `start` and `end`, as in `Array.prototype.slice`: negative ones count from the end
 * @throws {RangeError} if the range is empty
 * @example
 * slice(tensor([1, 2, 3, 4]), { axis: 0, start: 1, end: -1 }).toArray() // [2, 3]
 */
export function slice(x: Tensor, options: SliceOptions): Tensor {
  checkOptions("slice", options, ["axis", "start", "end"]);
  const { axis: given, start, end: last } = options;
  checkTensor("slice", "x", x);
  const axis = checkAxis("slice", given, x.rank);
  const extent = x.shape[axis]!;
  const end = last === undefined ? extent : last;
  checkInteger("slice", "start", start);
  checkInteger("slice", "end", end);
  const from = Math.min(start < 0 ? Math.max(0, start + extent) : start, extent);
  const to = Math.min(end < 0 ? end + extent : end, extent);
  if (from >= to) {
    throw new RangeError(`slice: ${start} to ${end} holds nothing of the ${extent} along axis ${axis}`);
  }
  return sliceAlong(x, axis, from, to - from);
}

/** Takes the element `index` along `axis`, without the axis. */
export function elementAlong(x: Tensor, axis: number, index: number): Tensor {
  const shape = withoutAxis(x.shape, axis);
  const data = allocate(sizeOf(shape), x.dtype);
  const extent = x.shape[axis]!;
  const inner = innerSize(x.shape, axis);
  copySlab(data, 1, 0, x.data, extent, index, 1, inner);
  const kept = withExtent(x.shape, axis, 1);
  return record(
    makeTensor(data, shape),
    [x],
    [(gradient) => embed(reshapeTo(gradient, kept), axis, index, extent)],
  );
}

/** Takes the places `from` to `from + count` along `axis`, which exist. */
function sliceAlong(x: Tensor, axis: number, from: number, count: number): Tensor {
  const extent = x.shape[axis]!;
  const shape = withExtent(x.shape, axis, count);
  const data = allocate(sizeOf(shape), x.dtype);
  copySlab(data, count, 0, x.data, extent, from, count, innerSize(shape, axis));
  return record(makeTensor(data, shape), [x], [(gradient) => embed(gradient, axis, from, extent)]);
}

/** Takes all places along `axis` but the first. */
export function withoutFirst(x: Tensor, axis: number): Tensor {
  return sliceAlong(x, axis, 1, x.shape[axis]! - 1);
}

/** Puts `x` at the places from `from` on among zeros, along `axis`: the transpose of {@link sliceAlong}. */
function embed(x: Tensor, axis: number, from: number, extent: number): Tensor {
  const count = x.shape[axis]!;
  const shape = withExtent(x.shape, axis, extent);
  const data = allocate(sizeOf(shape), x.dtype);
  copySlab(data, extent, from, x.data, count, 0, count, innerSize(shape, axis));
  return record(makeTensor(data, shape), [x], [(gradient) => sliceAlong(gradient, axis, from, count)]);
}

/** Options of {@link concatenate}. */
export interface ConcatenateOptions {
  /** The axis; 0 by default. Negative ones count from the end. */
  readonly axis?: number | undefined;
}

/**
 * Joins tensors along an axis that they have.
 *
 * @param tensors - of one shape, except along that axis
 * @param options - `axis`, 0 by default
 * @throws {RangeError} if the list of tensors is empty, or their shapes do not fit
 * @example
 * concatenate([tensor([1, 2]), tensor([3])]).toArray() // [1, 2, 3]
 */
export function concatenate(tensors: readonly Tensor[], options: ConcatenateOptions = {}): Tensor {
  checkOptions("concatenate", options, ["axis"]);
  const { axis: given = 0 } = options;
  if (!Array.isArray(tensors))
    throw new TypeError(`concatenate: tensors are ${describe(tensors)}, want an array`);
  if (tensors.length === 0) throw new RangeError("concatenate: tensors are empty, want at least one");
  Array.from(tensors).forEach((x, index) => {
    checkTensor("concatenate", `tensor ${index}`, x);
  });
  const first = tensors[0] as Tensor;
  const axis = checkAxis("concatenate", given, first.rank);
  tensors.forEach((x, index) => {
    if (
      x.rank !== first.rank ||
      x.shape.some((extent: number, other: number) => other !== axis && extent !== first.shape[other])
    ) {
      throw new RangeError(
        `concatenate: tensor ${index} shape ${describeList(x.shape)} differs from ${describeList(first.shape)} beyond axis ${axis}`,
      );
    }
  });
  return concatenateAlong(tensors, axis);
}

/** {@link concatenate} of tensors that fit. */
export function concatenateAlong(tensors: readonly Tensor[], axis: number): Tensor {
  const extents = tensors.map((x) => x.shape[axis]!);
  let extent = 0;
  const starts = extents.map((own) => {
    extent += own;
    return extent - own;
  });
  const shape = withExtent(tensors[0]!.shape, axis, extent);
  const data = allocate(sizeOf(shape), promote(tensors));
  const inner = innerSize(shape, axis);
  tensors.forEach((x, index) => {
    copySlab(data, extent, starts[index]!, x.data, extents[index]!, 0, extents[index]!, inner);
  });
  return record(
    makeTensor(data, shape),
    tensors,
    tensors.map(
      (x, index) => (gradient: Tensor) =>
        castTo(sliceAlong(gradient, axis, starts[index]!, extents[index]!), x.dtype),
    ),
  );
}
