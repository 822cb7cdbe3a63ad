import { powerOfTwo } from "../../kernels/elementary/float-bits.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { multiply } from "../arithmetic.ts";
import { type ReduceOptions, readReduction, sum } from "../reduce.ts";
import { equal, where } from "../select.ts";
import { sqrt, square } from "../unary.ts";
import { scaleExponent } from "./scale-exponent.ts";

/**
 * Euclidean norm over axes, without overflow. Its gradient at 0 is 0, the mean of all directions.
 *
 *     √Σ x²
 *
 * @param x - a tensor
 * @param options - `axis`, all by default; `keepDims`
 * @throws {RangeError} if `x` has no such axis
 * @example
 * norm(tensor([[3, 4], [0, 0]]), { axis: 1 }).toArray() // [5, 0]
 */
export function norm(x: Tensor, options: ReduceOptions = {}): Tensor {
  const { axes, keepDims } = readReduction("norm", x, options);
  // A power of two changes no digit, and keeps the squares within the range of their dtype.
  const exponent = scaleExponent(x.data);
  const scaled = exponent === 0 ? x : multiply(x, powerOfTwo(-exponent));
  const squares = sum(square(scaled), { axis: axes, keepDims });
  const zero = equal(squares, 0);
  const root = where(zero, 0, sqrt(where(zero, 1, squares)));
  return exponent === 0 ? root : multiply(root, powerOfTwo(exponent));
}
