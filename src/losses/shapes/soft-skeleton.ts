import { add, multiply, subtract } from "../../ops/arithmetic.ts";
import { poolBy } from "../../ops/pool.ts";
import { minimum } from "../../ops/select.ts";
import { positivePart } from "../../ops/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/**
 * Computes the soft skeleton of every mask in `x`: the part of the mask, and of each of its erosions, that an opening removes.
 *
 *     k = relu(x − open x), then `iterations` times: x = erode x, d = relu(x − open x), k = k + relu(d − k·d)
 *
 * @param spatial - the axes of space; each mask is skeletonized separately
 * @see Shit et al. 2021, https://arxiv.org/abs/2003.07311
 */
export function softSkeleton(x: Tensor, spatial: readonly number[], iterations: number): Tensor {
  const windowOf = (axes: readonly number[]) => x.shape.map((_, axis) => (axes.includes(axis) ? 3 : 1));
  /** The least of the three-voxel minima along each axis. */
  const erode = (y: Tensor) => spatial.map((axis) => poolBy(y, windowOf([axis]), -1)).reduce(minimum);
  const ridge = (y: Tensor, eroded: Tensor) =>
    positivePart(subtract(y, poolBy(eroded, windowOf(spatial), 1)));
  let inner = x;
  let eroded = erode(inner);
  let skeleton = ridge(inner, eroded);
  for (let k = 0; k < iterations; k++) {
    inner = eroded;
    eroded = erode(inner);
    const edge = ridge(inner, eroded);
    skeleton = add(skeleton, positivePart(subtract(edge, multiply(skeleton, edge))));
  }
  return skeleton;
}
