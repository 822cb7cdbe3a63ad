import { reshapeTo } from "../autodiff/fit.ts";
import { poolPositions } from "../kernels/arrays/extreme-positions.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { describe, describeList } from "../tensor/describe.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { gatherBy } from "./gather.ts";

/** Options of the poolings. */
export interface PoolOptions {
  /** The size of the neighbourhood: one odd length for each axis. */
  readonly window: readonly number[];
}

/**
 * The largest value in the window around each element, with stride 1 and the shape of `x`; at the edges the window holds
 * the places inside of the tensor. Of equal values one gets the whole gradient.
 *
 * @param x - a tensor
 * @param options - `window`: one odd length for each axis
 * @throws {RangeError} if a length is not odd, or there is not one for each axis of `x`
 * @example
 * maxPool(tensor([1, 3, 2, 0]), { window: [3] }).toArray() // [3, 3, 3, 2]
 */
export function maxPool(x: Tensor, options: PoolOptions): Tensor {
  return pool("maxPool", x, options, 1);
}

/**
 * The least value in the window around each element; otherwise as {@link maxPool}.
 *
 * @param x - a tensor
 * @param options - `window`: one odd length for each axis
 * @throws {RangeError} if a length is not odd, or there is not one for each axis of `x`
 * @example
 * minPool(tensor([1, 3, 2, 0]), { window: [3] }).toArray() // [1, 1, 0, 0]
 */
export function minPool(x: Tensor, options: PoolOptions): Tensor {
  return pool("minPool", x, options, -1);
}

function pool(name: string, x: Tensor, options: PoolOptions, sign: 1 | -1): Tensor {
  return poolBy(x, checkWindow(name, x, options), sign);
}

/** Validates the arguments of a pooling and returns its window. */
export function checkWindow(name: string, x: Tensor, options: PoolOptions): number[] {
  checkOptions(name, options, ["window"]);
  const { window: given } = options;
  if (!Array.isArray(given))
    throw new TypeError(`${name}: window is ${describe(given)}, want an array of lengths`);
  const window: number[] = Array.from(given);
  checkTensor(name, "x", x);
  if (
    window.length !== x.rank ||
    !window.every((length) => Number.isSafeInteger(length) && length > 0 && length % 2 === 1)
  ) {
    throw new RangeError(`${name}: window ${describeList(window)}, want ${x.rank} odd lengths`);
  }
  return window;
}

/** {@link maxPool} (1) or {@link minPool} (−1) by a window that is right. */
export function poolBy(x: Tensor, window: readonly number[], sign: 1 | -1): Tensor {
  const positions = poolPositions(x.data, x.shape, window, sign);
  return reshapeTo(gatherBy(reshapeTo(x, [x.size]), positions, [x.size], 0), x.shape);
}
