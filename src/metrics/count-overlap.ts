import { elementOf } from "../kernels/class-block.ts";
import { countLabels } from "../kernels/count-labels.ts";
import { invalidLabel } from "../kernels/invalid-values.ts";
import { classLayout } from "../tensor/class-layout.ts";
import { describe, describeList } from "../tensor/describe.ts";
import { checkLabelMap, type LabelMap } from "../tensor/label-map.ts";
import { checkInteger, checkOptions } from "../tensor/options.ts";
import { checkAxis, coordinatesOf } from "../tensor/shape.ts";
import { countedVoxels, type VoxelChoice } from "../tensor/target.ts";
import { checkSameShape, checkTensor, Tensor } from "../tensor/tensor.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** Options of {@link countOverlap} for label maps. */
export interface CountOptions extends VoxelChoice {
  /** Number of classes; labels are 0 to classes − 1. */
  readonly classes: number;
}

/** Options of {@link countOverlap} for masks that overlap. */
export interface MaskCountOptions {
  /** The axis of classes, −1 by default. */
  readonly classAxis?: number;
  /** Voxels that count: those that are not 0. */
  readonly mask?: Tensor | LabelMap;
}

/**
 * Counts, per class, the voxels in both maps, in the prediction and in the target: one pass, exact, without one-hot
 * arrays.
 *
 * @param prediction - class numbers of any shape; or, for classes that overlap, masks of 0 and 1 with a class axis
 * @param target - the like, of the same shape
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
  if (prediction instanceof Tensor && target instanceof Tensor) {
    return countMasks(prediction, target, (options === undefined ? {} : options) as MaskCountOptions);
  }
  if (prediction instanceof Tensor || target instanceof Tensor) {
    throw new TypeError(
      `countOverlap: prediction is ${describe(prediction)} and target ${describe(target)}, want two of a kind; argmax or threshold make labels`,
    );
  }
  return countLabelMaps(prediction, target, options as CountOptions);
}

/** As many as 16-bit labels tell apart. */
const MOST_CLASSES = 65_536;

/** A number of classes that labels can name. */
export function checkClasses(name: string, classes: unknown): asserts classes is number {
  checkInteger(name, "classes", classes, 1);
  if (classes > MOST_CLASSES) {
    throw new RangeError(`${name}: classes is ${classes}, want at most ${MOST_CLASSES}`);
  }
}

function countLabelMaps(prediction: LabelMap, target: LabelMap, options: CountOptions): OverlapCounts {
  const { data: p, shape } = checkLabelMap("countOverlap", "prediction", prediction);
  const { data: t } = checkLabelMap("countOverlap", "target", target);
  checkSameShape("countOverlap", "prediction", shape, "target", target.shape);
  checkOptions("countOverlap", options, ["classes", "ignoreIndex", "mask"]);
  const { classes } = options;
  checkClasses("countOverlap", classes);
  const counted = countedVoxels("countOverlap", options, target, shape);
  const counts = countLabels(p, t, classes, counted);
  if (!counts.valid) throw invalidLabel("countOverlap", prediction, target, classes, counted);
  return {
    intersection: Array.from(counts.intersection),
    predicted: Array.from(counts.predicted),
    actual: Array.from(counts.actual),
    voxels: counts.voxels,
  };
}

/** Masks may overlap: each class is counted on its own. Axis 0 need not be a batch. */
function countMasks(prediction: Tensor, target: Tensor, options: MaskCountOptions): OverlapCounts {
  const { shape } = checkTensor("countOverlap", "prediction", prediction);
  checkTensor("countOverlap", "target", target);
  checkSameShape("countOverlap", "prediction", shape, "target", target.shape);
  checkOptions("countOverlap", options, ["classAxis", "mask"]);
  const { classAxis = -1 } = options;
  const axis = checkAxis("countOverlap", classAxis, shape.length, "classAxis");
  const layout = classLayout("countOverlap", [1, ...shape], axis + 1);
  const { classes, voxels, voxelShape } = layout;
  const counted = countedVoxels("countOverlap", options, target, voxelShape.slice(1));
  const intersection = new Array<number>(classes).fill(0);
  const predicted = new Array<number>(classes).fill(0);
  const actual = new Array<number>(classes).fill(0);
  let total = 0;
  for (let voxel = 0; voxel < voxels; voxel++) {
    if (counted !== null && counted[voxel] === 0) continue;
    total++;
    for (let c = 0; c < classes; c++) {
      const at = elementOf(layout, 0, voxel, c);
      const p = checkBit("prediction", prediction, at);
      const t = checkBit("target", target, at);
      predicted[c]! += p;
      actual[c]! += t;
      intersection[c]! += p * t;
    }
  }
  return { intersection, predicted, actual, voxels: total };
}

function checkBit(argument: string, { data, shape }: Tensor, at: number): number {
  const value = data[at]!;
  if (value !== 0 && value !== 1) {
    throw new RangeError(
      `countOverlap: ${argument} holds ${value} at ${describeList(coordinatesOf(at, shape))}, want 0 or 1; argmax or threshold make labels`,
    );
  }
  return value;
}
