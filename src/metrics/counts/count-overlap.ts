import { checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { checkClasses } from "./check-classes.ts";
import { countLabelMaps } from "./count-label-maps.ts";
import { countMasks, type MaskCountOptions } from "./count-masks.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** Options of {@link countOverlap} for label maps. */
export interface CountOptions extends VoxelChoice {
  /** Number of classes; labels are 0 to classes − 1. */
  readonly classes: number;
}

/**
 * Counts, per class, the voxels in both maps, in the prediction and in the target: one pass, exact, without one-hot
 * arrays.
 *
 * @param prediction - class numbers of any shape; or, for classes that overlap, masks of 0 and 1 with a class axis
 * @param target - same kind and shape as `prediction`
 * @param options - `classes`; `ignoreIndex`, a label of the target whose voxels do not count; `mask`; for masks `classAxis`
 * @throws {TypeError} if the maps are of different kinds
 * @throws {RangeError} if shapes differ, or a label names no class
 * @example
 * const prediction = labelMap([0, 1, 1, 2]);
 * countOverlap(prediction, labelMap([0, 1, 2, 2]), { classes: 3 })
 * // { intersection: [1, 1, 1], predicted: [1, 2, 1], actual: [1, 1, 2], voxels: 4 }
 */
export function countOverlap(prediction: LabelMap, target: LabelMap, options: CountOptions): OverlapCounts;
export function countOverlap(prediction: Tensor, target: Tensor, options?: MaskCountOptions): OverlapCounts;
export function countOverlap(
  prediction: LabelMap | Tensor,
  target: LabelMap | Tensor,
  options?: CountOptions | MaskCountOptions,
): OverlapCounts {
  const name = "countOverlap";
  if (areMasks(name, prediction, target)) {
    const given = options === undefined ? {} : options;
    checkOptions(name, given, ["classAxis", "mask"]);
    return countMasks(name, prediction as Tensor, target as Tensor, given as MaskCountOptions);
  }
  checkOptions(name, options, ["classes", "ignoreIndex", "mask"]);
  checkClasses(name, (options as CountOptions).classes);
  return countLabelMaps(name, prediction, target, options as CountOptions);
}

/** Reports whether two maps are tensors of masks, and no label maps; refuses one of each. */
export function areMasks(name: string, prediction: unknown, target: unknown): boolean {
  if (prediction instanceof Tensor && target instanceof Tensor) return true;
  if (prediction instanceof Tensor || target instanceof Tensor) {
    throw new TypeError(
      `${name}: prediction is ${describe(prediction)} and target ${describe(target)}, want two of a kind; argmax or threshold make labels`,
    );
  }
  return false;
}
