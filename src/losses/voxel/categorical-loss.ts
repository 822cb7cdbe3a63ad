import { reshapeTo, sumAlong, sumTo } from "../../autodiff/fit.ts";
import { divide, multiply, subtract } from "../../ops/arithmetic.ts";
import { sumOverVoxels } from "../../ops/voxel-sums.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { VoxelGrid } from "./voxel-grid.ts";
import type { VoxelSettings } from "./voxel-options.ts";

/**
 * A loss −Σ w·t·log p over the classes of each voxel, reduced over the voxels that count.
 *
 * @param target - what stands in the sum for t; the mean is divided by the weights of the target as it was given
 * @param logs - log p, with any factor, [batch, outer, classes, inner]
 */
export function categoricalLoss(
  grid: VoxelGrid,
  target: Tensor,
  logs: Tensor,
  { reduction, weightNormalization }: VoxelSettings,
): Tensor {
  const { layout, weights, given, voxels, classes } = grid;
  // 0 where a voxel does not count, since the target is.
  const elements = subtract(0, sumAlong(multiply(multiply(weights, target), logs), 2));
  if (reduction === "none") return reshapeTo(elements, layout.voxelShape);
  const total = sumTo(sumOverVoxels(elements), []);
  if (reduction === "sum") return total;
  const byWeights = given === null || weightNormalization === "weights";
  const divisor = byWeights
    ? sumTo(sumOverVoxels(sumAlong(multiply(weights, grid.target), 2)), [])
    : new Tensor(Float64Array.of(weightNormalization === "classes" ? voxels * classes : voxels), []);
  return divisor.item() === 0 ? multiply(0, total) : divide(total, divisor);
}
