import { reshapeTo, sumAll, sumTo } from "../autodiff/fit.ts";
import { record, recordElementwise } from "../autodiff/tape.ts";
import { maxInto, sumInto } from "../kernels/arrays/reduce.ts";
import { type FloatArray, narrow } from "../tensor/allocate.ts";
import { checkBoolean, checkOptions } from "../tensor/check-options.ts";
import { checkAxes } from "../tensor/shape.ts";
import { checkTensor, makeTensor, type Tensor } from "../tensor/tensor.ts";
import { add, multiply, subtract } from "./arithmetic.ts";
import { over, times } from "./chain-rule.ts";
import { equal, less, where } from "./select.ts";
import { exp, log } from "./unary.ts";

/** Options of reductions. */
export interface ReduceOptions {
  /** One axis or several; all by default. Negative ones count from the end. */
  readonly axis?: number | readonly number[] | undefined;
  /** Another name of `axis`. */
  readonly axes?: number | readonly number[] | undefined;
  /** Whether the axes stay, with extent 1; default `false`. */
  readonly keepDims?: boolean | undefined;
}

/** The arguments of a reduction. */
export interface Reduction {
  /** The axes that are reduced, from the front. */
  readonly axes: readonly number[];
  readonly keepDims: boolean;
  /** The values that are reduced to one. */
  readonly count: number;
}

const REDUCE_OPTIONS = ["axis", "keepDims", "axes"];

/** Validates the arguments of a reduction. */
export function readReduction(name: string, x: Tensor, options: ReduceOptions): Reduction {
  checkOptions(name, options, REDUCE_OPTIONS);
  const { axis, axes, keepDims = false } = options;
  checkBoolean(name, "keepDims", keepDims);
  if (axis !== undefined && axes !== undefined)
    throw new TypeError(`${name}: options have axis and axes, want one of them`);
  checkTensor(name, "x", x);
  const reduced = checkAxes(name, axis === undefined ? axes : axis, x.rank);
  return { axes: reduced, keepDims, count: reduced.reduce((size, at) => size * x.shape[at]!, 1) };
}

/** Returns the shapes of a reduction: with the axes kept as 1, and without them unless `keepDims`. */
function reducedShapes(
  name: string,
  x: Tensor,
  options: ReduceOptions,
): { kept: readonly number[]; shape: readonly number[] } {
  const { axes, keepDims } = readReduction(name, x, options);
  if (axes.length === x.rank && !keepDims) return { kept: x.shape.map(() => 1), shape: [] };
  const reduced = new Set(axes);
  const kept = x.shape.map((extent, axis) => (reduced.has(axis) ? 1 : extent));
  return { kept, shape: keepDims ? kept : x.shape.filter((_, axis) => !reduced.has(axis)) };
}

/**
 * Sum over axes, accumulated in float64.
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * sum(tensor([[1, 2], [3, 4]]), { axis: 0 }).toArray() // [4, 6]
 */
export function sum(x: Tensor, options: ReduceOptions = {}): Tensor {
  const { kept, shape } = reducedShapes("sum", x, options);
  if (shape.length === 0) return sumAll(x);
  return reshapeTo(sumTo(x, kept), shape);
}

/**
 * Arithmetic mean over axes, accumulated in float64.
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * mean(tensor([1, 2, 6])).item() // 3
 */
export function mean(x: Tensor, options: ReduceOptions = {}): Tensor {
  const { kept, shape } = reducedShapes("mean", x, options);
  const sums = sumInto(x.data, x.shape, kept);
  const count = x.size / sums.length;
  // The sum of values may be beyond their range, even beyond that of float64, where the mean is not.
  const reaches = sums.every((sum) => sum - sum === 0);
  const scaled = reaches ? sums : sumInto(binaryScaled(x.data), x.shape, kept);
  for (let k = 0; k < sums.length; k++) {
    const sum = sums[k]!;
    sums[k] = sum - sum === 0 ? sum / count : (scaled[k]! / count) * 2 ** 64;
  }
  const means = makeTensor(narrow(sums, x.dtype), kept);
  return reshapeTo(recordElementwise(means, [x], [(gradient) => over(gradient, count)]), shape);
}

/** The values over 2⁶⁴, of which any number has a sum. */
function binaryScaled(x: FloatArray): Float64Array {
  return Float64Array.from(x, (value) => value * 2 ** -64);
}

/**
 * Largest value over axes; equal ones share the gradient equally. A NaN wins.
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * max(tensor([[1, 5], [7, 2]]), { axis: 1 }).toArray() // [5, 7]
 */
export function max(x: Tensor, options: ReduceOptions = {}): Tensor {
  return extreme("max", x, options, 1);
}

/**
 * Least value over axes; equal ones share the gradient equally. A NaN wins.
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * min(tensor([[1, 5], [7, 2]]), { axis: 1 }).toArray() // [1, 2]
 */
export function min(x: Tensor, options: ReduceOptions = {}): Tensor {
  return extreme("min", x, options, -1);
}

function extreme(name: string, x: Tensor, options: ReduceOptions, sign: 1 | -1): Tensor {
  const { kept, shape } = reducedShapes(name, x, options);
  const best = makeTensor(narrow(maxInto(x.data, x.shape, kept, sign), x.dtype), kept);
  const value = record(
    makeTensor(best.data, kept),
    [x],
    [
      (gradient) => {
        const winners = equal(x, best);
        return times(over(gradient, sumTo(winners, kept)), winners);
      },
    ],
  );
  return reshapeTo(value, shape);
}

/**
 * log Σ eˣ over axes, without overflow.
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * logSumExp(tensor([0, 0])).item() // 0.6931471824645996
 */
export function logSumExp(x: Tensor, options: ReduceOptions = {}): Tensor {
  const { kept, shape } = reducedShapes("logSumExp", x, options);
  const largest = makeTensor(narrow(maxInto(x.data, x.shape, kept, 1), x.dtype), kept);
  // ∞ − ∞ is NaN: where the largest is infinite the shift is 0, and the sum is infinite or 0 by itself.
  const shift = where(less(multiply(0, largest), Infinity), largest, 0);
  return reshapeTo(add(log(sumTo(exp(subtract(x, shift)), kept)), shift), shape);
}
