import { reshapeTo } from "../autodiff/fit.ts";
import { poolPositions } from "../kernels/arrays/extreme-positions.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { describe, describeList } from "../tensor/describe.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { gatherBy } from "./gather.ts";

/** Size of the neighbourhood. */
export interface PoolOptions {
  /** One odd length an axis. */
  readonly window: readonly number[];
}

/**
 * The largest value in the window around each element, stride 1, same shape; at the edges the window holds what lies
 * inside. Of equal values one gets the whole gradient.
 *
 * @param x - a tensor
 * @param options - `window`: one odd length an axis
 * @throws {RangeError} if the window is not odd, or not of the rank of `x`
 * @example
 * maxPool(tensor([1, 3, 2, 0]), { window: [3] }).toArray() // [3, 3, 3, 2]
 */
export function maxPool(x: Tensor, options: PoolOptions): Tensor {
  return pool("maxPool", x, options, 1);
}

/**
 * The least value in the window around each element; else as {@link maxPool}.
 *
 * @param x - a tensor
 * @param options - `window`: one odd length an axis
 * @throws {RangeError} if the window is not odd, or not of the rank of `x`
 * @example
 * minPool(tensor([1, 3, 2, 0]), { window: [3] }).toArray() // [1, 1, 0, 0]
 */
export function minPool(x: Tensor, options: PoolOptions): Tensor {
  return pool("minPool", x, options, -1);
}

function pool(name: string, x: Tensor, options: PoolOptions, sign: 1 | -1): Tensor {
  checkTensor(name, "x", x);
  checkOptions(name, options, ["window"]);
  if (!Array.isArray(options.window))
    throw new TypeError(`${name}: window is ${describe(options.window)}, want an array of lengths`);
  const window: number[] = Array.from(options.window);
  if (
    window.length !== x.rank ||
    !window.every((length) => Number.isInteger(length) && length > 0 && length % 2 === 1)
  ) {
    throw new RangeError(`${name}: window ${describeList(window)}, want ${x.rank} odd lengths`);
  }
  return poolBy(x, window, sign);
}

/** {@link maxPool} (1) or {@link minPool} (−1) by a window that is right. */
export function poolBy(x: Tensor, window: readonly number[], sign: 1 | -1): Tensor {
  const positions = poolPositions(x.data, x.shape, window, sign);
  return reshapeTo(gatherBy(reshapeTo(x, [x.size]), positions, [x.size], 0), x.shape);
}
