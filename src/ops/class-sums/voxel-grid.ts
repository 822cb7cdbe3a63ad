import { castTo, reshapeTo } from "../../autodiff/fit.ts";
import { type ClassLayout, elementOf } from "../../tensor/class-layout.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { where } from "../select.ts";

/*
 * Arrays of a loss as [batch, outer, classes, inner] in float64, so that any class axis is axis 2. Here everything is as large as
 * the prediction: this is what the fused pass avoids, and what second derivatives are computed from.
 */

/** A prediction and a target in one layout; both are 0 where a voxel does not count. */
export interface VoxelGrid {
  readonly prediction: Tensor;
  readonly target: Tensor;
  /** 1 where a voxel counts, [batch, outer, 1, inner]. */
  readonly countedMask: Tensor;
}

/** Arranges a prediction and a target whose labels are in range. */
export function voxelGrid(
  prediction: Tensor,
  target: Target,
  layout: ClassLayout,
  counted: Counted,
): VoxelGrid {
  const { batch, outer, classes, inner, voxels } = layout;
  const grid = [batch, outer, classes, inner];
  const mask = Float64Array.from(counted ?? new Uint8Array(batch * voxels).fill(1));
  const countedMask = makeTensor(mask, [batch, outer, 1, inner]);
  const arranged = (x: Tensor) => {
    const same = reshapeTo(castTo(x, "float64"), grid);
    return counted === null ? same : where(countedMask, same, 0);
  };
  return {
    prediction: arranged(prediction),
    target:
      target instanceof Tensor ? arranged(target) : makeTensor(hotLabels(target.data, layout, counted), grid),
    countedMask,
  };
}

/** Labels as a channel for each class, in the prediction's layout: 0 throughout where a voxel does not count. */
function hotLabels(labels: ArrayLike<number>, layout: ClassLayout, counted: Counted): Float64Array {
  const { batch, classes, voxels } = layout;
  const hot = new Float64Array(batch * voxels * classes);
  for (let k = 0; k < labels.length; k++) {
    if (counted !== null && counted[k] === 0) continue;
    const label = labels[k]!;
    // Of one class, label 1 is the class and 0 is the background.
    if (classes > 1 || label === 1) {
      hot[elementOf(layout, Math.floor(k / voxels), k % voxels, classes > 1 ? label : 0)] = 1;
    }
  }
  return hot;
}
