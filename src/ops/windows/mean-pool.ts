import { record } from "../../autodiff/tape.ts";
import { boxSizes, boxSums } from "../../kernels/windows/box-sums.ts";
import { narrow } from "../../tensor/allocate.ts";
import { makeLike, type Tensor } from "../../tensor/tensor.ts";
import { checkWindow, type PoolOptions } from "../pool.ts";

/**
 * Means over the window around each element, with stride 1 and the shape of `x`; at the edges over the places inside of
 * the tensor.
 *
 * @param x - a tensor
 * @param options - `window`: one odd length for each axis
 * @throws {RangeError} if a length is not odd, or there is not one for each axis of `x`
 * @example
 * meanPool(tensor([1, 3, 2, 0]), { window: [3] }).toArray() // [2, 2, 1.6666666269302368, 1]
 */
export function meanPool(x: Tensor, options: PoolOptions): Tensor {
  return means(x, checkWindow("meanPool", x, options));
}

function means(x: Tensor, window: readonly number[]): Tensor {
  const sums = boxSums(x.data, x.shape, window);
  const sizes = boxSizes(x.shape, window);
  for (let k = 0; k < sums.length; k++) sums[k] = sums[k]! / sizes[k]!;
  return record(makeLike(narrow(sums, x.dtype), x), [x], [(gradient) => shares(gradient, window)]);
}

/** Gives each element of a window its share of the gradient of the mean: the transpose of {@link means}. */
function shares(x: Tensor, window: readonly number[]): Tensor {
  const quotients = boxSizes(x.shape, window);
  for (let k = 0; k < quotients.length; k++) quotients[k] = x.data[k]! / quotients[k]!;
  const sums = boxSums(quotients, x.shape, window);
  return record(makeLike(narrow(sums, x.dtype), x), [x], [(gradient) => means(gradient, window)]);
}
