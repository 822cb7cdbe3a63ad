import { reshapeTo } from "../../autodiff/fit.ts";
import { checkOptions } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import { checkAxes, checkAxis, sameShape } from "../../tensor/shape.ts";
import { checkTensor, type Tensor } from "../../tensor/tensor.ts";
import { concatenateAlong } from "../shape.ts";

/** Options of {@link stack} and {@link expandDims}. */
export interface NewAxisOptions {
  /** The axis of the result that is new; 0 by default, negative ones count from the end. */
  readonly axis?: number | undefined;
}

/** Options of {@link squeeze}. */
export interface SqueezeOptions {
  /** The axes of extent 1 to remove; all of them by default. */
  readonly axis?: number | readonly number[] | undefined;
}

/**
 * Joins tensors of one shape along a new axis.
 *
 * @param tensors - of one shape
 * @param options - `axis`: of the result, 0 by default
 * @throws {RangeError} if there are none, or the shapes differ
 * @example
 * stack([tensor([1, 2]), tensor([3, 4])], { axis: 1 }).toArray() // [[1, 3], [2, 4]]
 */
export function stack(tensors: readonly Tensor[], options: NewAxisOptions = {}): Tensor {
  checkOptions("stack", options, ["axis"]);
  const { axis: given = 0 } = options;
  if (!Array.isArray(tensors)) throw new TypeError(`stack: tensors are ${describe(tensors)}, want an array`);
  if (tensors.length === 0) throw new RangeError("stack: tensors are empty, want at least one");
  const parts = Array.from(tensors, (x, index) => checkTensor("stack", `tensor ${index}`, x));
  const { shape } = parts[0]!;
  parts.forEach((x, index) => {
    if (!sameShape(x.shape, shape)) {
      throw new RangeError(
        `stack: tensor ${index} shape ${describeList(x.shape)} differs from ${describeList(shape)}`,
      );
    }
  });
  const axis = checkAxis("stack", given, shape.length + 1);
  const expanded = withNewAxis(shape, axis);
  return concatenateAlong(
    parts.map((x) => reshapeTo(x, expanded)),
    axis,
  );
}

/**
 * Inserts an axis of extent 1, without a copy.
 *
 * @param x - a tensor
 * @param options - `axis`: of the result, 0 by default
 * @throws {RangeError} if the result has no such axis
 * @example
 * expandDims(tensor([1, 2]), { axis: -1 }).toArray() // [[1], [2]]
 */
export function expandDims(x: Tensor, options: NewAxisOptions = {}): Tensor {
  checkOptions("expandDims", options, ["axis"]);
  const { axis = 0 } = options;
  checkTensor("expandDims", "x", x);
  return reshapeTo(x, withNewAxis(x.shape, checkAxis("expandDims", axis, x.rank + 1)));
}

/**
 * Removes axes of extent 1, without a copy.
 *
 * @param x - a tensor
 * @param options - `axis`: one axis or several; all of extent 1 by default
 * @throws {RangeError} if an axis has another extent
 * @example
 * squeeze(tensor([[[1], [2]]])).toArray() // [1, 2]
 */
export function squeeze(x: Tensor, options: SqueezeOptions = {}): Tensor {
  checkOptions("squeeze", options, ["axis"]);
  const { axis } = options;
  checkTensor("squeeze", "x", x);
  const removed = new Set(
    axis === undefined
      ? x.shape.flatMap((extent, at) => (extent === 1 ? [at] : []))
      : checkAxes("squeeze", axis, x.rank),
  );
  for (const at of removed) {
    if (x.shape[at] !== 1)
      throw new RangeError(`squeeze: axis ${at} of shape ${describeList(x.shape)} has not extent 1`);
  }
  return reshapeTo(
    x,
    x.shape.filter((_, at) => !removed.has(at)),
  );
}

function withNewAxis(shape: readonly number[], axis: number): number[] {
  return [...shape.slice(0, axis), 1, ...shape.slice(axis)];
}
