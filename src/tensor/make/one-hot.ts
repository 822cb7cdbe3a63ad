import { allocate, type DType } from "../allocate.ts";
import { checkChoice, checkInteger, checkOptions } from "../check-options.ts";
import { classLayout } from "../class-layout.ts";
import { checkLabelMap, type LabelMap, labelOutOfRange } from "../label-map.ts";
import { checkAxis, checkShape, coordinatesOf } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/**
 * Makes one channel for each class: 1 where the label is that class, 0 elsewhere.
 *
 * Losses accept a label map directly, so they need no one-hot array.
 *
 * @param labels - class numbers, [batch, ...spatial]
 * @param classes - the number of classes
 * @param options - `classAxis`: the axis of the classes in the result, −1 by default; `dtype`: `"float32"` by default
 * @throws {RangeError} if a label is not in 0…classes − 1
 * @example
 * oneHot(labelMap([2, 0]), 3).toArray() // [[0, 0, 1], [1, 0, 0]]
 */
export function oneHot(
  labels: LabelMap,
  classes: number,
  options: { readonly classAxis?: number | undefined; readonly dtype?: DType | undefined } = {},
): Tensor {
  checkLabelMap("oneHot", "labels", labels);
  checkInteger("oneHot", "classes", classes, 1);
  checkOptions("oneHot", options, ["classAxis", "dtype"]);
  const { classAxis = -1, dtype = "float32" } = options;
  checkChoice("oneHot", "dtype", dtype, ["float32", "float64"]);
  const rank = labels.shape.length + 1;
  const axis = checkAxis("oneHot", classAxis, rank, "classAxis");
  const shape = checkShape("oneHot", [...labels.shape.slice(0, axis), classes, ...labels.shape.slice(axis)]);
  const { outer, inner } = classLayout("oneHot", [1, ...shape], axis + 1);
  const data = allocate(labels.size * classes, dtype);
  for (let voxel = 0; voxel < outer * inner; voxel++) {
    const label = labels.data[voxel]!;
    if (label < 0 || label >= classes) {
      throw labelOutOfRange("oneHot", "labels", label, coordinatesOf(voxel, labels.shape), classes);
    }
    data[(Math.floor(voxel / inner) * classes + label) * inner + (voxel % inner)] = 1;
  }
  return new Tensor(data, shape);
}
