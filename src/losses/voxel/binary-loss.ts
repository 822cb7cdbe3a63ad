import { reshapeTo, sumAlong, sumTo } from "../../autodiff/fit.ts";
import { add, divide, multiply, subtract } from "../../ops/arithmetic.ts";
import { withoutFirst } from "../../ops/shape.ts";
import { sumOverVoxels } from "../../ops/voxel-sums.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { VoxelGrid } from "./voxel-grid.ts";
import type { VoxelLossOptions, VoxelSettings } from "./voxel-options.ts";

/** The two parts of a binary loss at each voxel and class: what is multiplied with t, and with 1 − t. */
export interface BinaryTerms {
  readonly positive: Tensor;
  readonly negative: Tensor;
}

/** Whether classes are scored one by one: with sigmoid, or where there is one. */
export function isBinary(prediction: Tensor, { activation, classAxis = -1 }: VoxelLossOptions): boolean {
  if (activation === "sigmoid" || classAxis === null) return true;
  return prediction instanceof Tensor && prediction.shape.at(classAxis) === 1;
}

/** A loss −w·(t·positive + (1 − t)·negative) at each voxel and class, reduced over the voxels that count. */
export function binaryLoss(
  grid: VoxelGrid,
  { positive, negative }: BinaryTerms,
  shape: readonly number[],
  settings: VoxelSettings,
): Tensor {
  const { target, weights, given, counts, voxels, classes } = grid;
  const both = add(multiply(target, positive), multiply(subtract(1, target), negative));
  const elements = multiply(counts, multiply(weights, subtract(0, both)));
  if (settings.reduction === "none") return withoutBackground(reshapeTo(elements, shape), settings);
  const total = sumTo(sumOverVoxels(sumAlong(elements, 2)), []);
  if (settings.reduction === "sum") return total;
  const normalization = given === null ? "classes" : settings.weightNormalization;
  const divisor =
    normalization === "classes"
      ? classes
      : normalization === "weights"
        ? given!.reduce((totalWeight, weight) => totalWeight + weight, 0)
        : 1;
  return voxels === 0 ? multiply(0, total) : divide(total, voxels * divisor);
}

function withoutBackground(elements: Tensor, { includeBackground, classAxis }: VoxelSettings): Tensor {
  if (includeBackground) return elements;
  const axis = classAxis ?? -1;
  return withoutFirst(elements, axis < 0 ? axis + elements.rank : axis);
}
