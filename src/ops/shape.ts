import { castTo, reshapeTo } from "../autodiff/fit.ts";
import { record } from "../autodiff/tape.ts";
import { copySlab, gatherStrided } from "../kernels/arrays/move.ts";
import { allocate } from "../tensor/allocate.ts";
import { checkInteger, checkOptions } from "../tensor/check-options.ts";
import { describe, describeList } from "../tensor/describe.ts";
import { checkAxis, checkShape, sizeOf, stridesOf, withExtent } from "../tensor/shape.ts";
import { checkTensor, makeTensor, type Tensor } from "../tensor/tensor.ts";
import { promote } from "./broadcast.ts";

/**
 * The same numbers in another shape, without a copy.
 *
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
 * Axes in another order.
 *
 * @param x - a tensor
 * @param axes - the axes of `x` in the order of the result; reversed by default
 * @throws {RangeError} if the axes are no permutation
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
      `transpose: axes ${describeList(axes ?? [])} are no permutation of the ${x.rank} axes`,
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

/**
 * A range along one axis.
 *
 * @param x - a tensor
 * @param options - `axis`; `start` and `end`, as in `Array.prototype.slice`: negative ones count from the end
 * @throws {RangeError} if nothing is left
 * @example
 * slice(tensor([1, 2, 3, 4]), { axis: 0, start: 1, end: -1 }).toArray() // [2, 3]
 */
export function slice(
  x: Tensor,
  options: { readonly axis: number; readonly start: number; readonly end?: number },
): Tensor {
  checkTensor("slice", "x", x);
  checkOptions("slice", options, ["axis", "start", "end"]);
  const axis = checkAxis("slice", options.axis, x.rank);
  const extent = x.shape[axis]!;
  const { start, end = extent } = options;
  checkInteger("slice", "start", start);
  checkInteger("slice", "end", end);
  const from = Math.min(start < 0 ? Math.max(0, start + extent) : start, extent);
  const to = Math.min(end < 0 ? end + extent : end, extent);
  if (from >= to) {
    throw new RangeError(`slice: ${start} to ${end} holds nothing of the ${extent} along axis ${axis}`);
  }
  return range(x, axis, from, to - from);
}

/** Element `index` along `axis`, without the axis. */
export function take(x: Tensor, axis: number, index: number): Tensor {
  const shape = x.shape.filter((_, other) => other !== axis);
  const data = allocate(sizeOf(shape), x.dtype);
  const extent = x.shape[axis]!;
  const inner = sizeOf(x.shape.slice(axis + 1));
  copySlab(data, 1, 0, x.data, extent, index, 1, inner);
  const kept = withExtent(x.shape, axis, 1);
  return record(
    makeTensor(data, shape),
    [x],
    [(gradient) => embed(reshapeTo(gradient, kept), axis, index, extent)],
  );
}

/** Elements `from` to `from + count` along `axis`, which are there. */
export function range(x: Tensor, axis: number, from: number, count: number): Tensor {
  const extent = x.shape[axis]!;
  const shape = withExtent(x.shape, axis, count);
  const data = allocate(sizeOf(shape), x.dtype);
  copySlab(data, count, 0, x.data, extent, from, count, sizeOf(shape.slice(axis + 1)));
  return record(makeTensor(data, shape), [x], [(gradient) => embed(gradient, axis, from, extent)]);
}

/** All but the first element along `axis`. */
export function withoutFirst(x: Tensor, axis: number): Tensor {
  return range(x, axis, 1, x.shape[axis]! - 1);
}

/** Zeros of `extent` along `axis`, with `x` from `from` on: the transpose of {@link range}. */
function embed(x: Tensor, axis: number, from: number, extent: number): Tensor {
  const count = x.shape[axis]!;
  const shape = withExtent(x.shape, axis, extent);
  const data = allocate(sizeOf(shape), x.dtype);
  copySlab(data, extent, from, x.data, count, 0, count, sizeOf(shape.slice(axis + 1)));
  return record(makeTensor(data, shape), [x], [(gradient) => range(gradient, axis, from, count)]);
}

/**
 * Tensors behind one another along an axis.
 *
 * @param tensors - of one shape but for that axis
 * @param options - `axis`, 0 by default
 * @throws {RangeError} if there is none, or the shapes do not fit
 * @example
 * concatenate([tensor([1, 2]), tensor([3])]).toArray() // [1, 2, 3]
 */
export function concatenate(tensors: readonly Tensor[], options: { readonly axis?: number } = {}): Tensor {
  if (!Array.isArray(tensors))
    throw new TypeError(`concatenate: tensors are ${describe(tensors)}, want an array`);
  if (tensors.length === 0) throw new RangeError("concatenate: tensors are empty, want at least one");
  Array.from(tensors).forEach((x, index) => {
    checkTensor("concatenate", `tensor ${index}`, x);
  });
  checkOptions("concatenate", options, ["axis"]);
  const first = tensors[0] as Tensor;
  const { axis: given = 0 } = options;
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
  return join(tensors, axis);
}

/** {@link concatenate} of tensors that fit. */
export function join(tensors: readonly Tensor[], axis: number): Tensor {
  const extents = tensors.map((x) => x.shape[axis]!);
  const starts = extents.map((_, index) =>
    extents.slice(0, index).reduce((total, extent) => total + extent, 0),
  );
  const extent = starts.at(-1)! + extents.at(-1)!;
  const shape = withExtent(tensors[0]!.shape, axis, extent);
  const data = allocate(sizeOf(shape), promote(tensors));
  const inner = sizeOf(shape.slice(axis + 1));
  tensors.forEach((x, index) => {
    copySlab(data, extent, starts[index]!, x.data, extents[index]!, 0, extents[index]!, inner);
  });
  return record(
    makeTensor(data, shape),
    tensors,
    tensors.map(
      (x, index) => (gradient: Tensor) =>
        castTo(range(gradient, axis, starts[index]!, extents[index]!), x.dtype),
    ),
  );
}
