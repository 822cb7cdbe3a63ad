import type { ClassLayout } from "../../tensor/class-layout.ts";
import { elementOf } from "../../tensor/class-layout.ts";
import { type LabelMap, labelOutOfRange } from "../../tensor/label-map.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { firstInvalid, labelsInRange, notProbability } from "../../tensor/voxels/invalid-values.ts";

/** Refuses a value that counts and is no probability. */
export function checkProbabilities(
  name: string,
  argument: string,
  values: Tensor,
  layout: ClassLayout,
  counted: Counted,
): void {
  const at = firstInvalid(values.data, layout, counted);
  if (at >= 0) throw notProbability(name, argument, values, at);
}

/** Labels as a channel for each class, in the prediction's layout: 0 throughout where a voxel does not count. */
export function hotTarget(
  name: string,
  target: LabelMap,
  layout: ClassLayout,
  counted: Counted,
): Float64Array {
  const { batch, classes, voxels } = layout;
  const hot = new Float64Array(batch * voxels * classes);
  const labelled = Math.max(2, classes);
  for (let k = 0; k < target.data.length; k++) {
    const label = target.data[k]!;
    if (counted !== null && counted[k] === 0) continue;
    if (!labelsInRange(target.data, k, 1, labelled, null)) {
      throw labelOutOfRange(name, "target", label, coordinatesOf(k, target.shape), labelled);
    }
    // Of one class, label 1 is the class and 0 is what is not.
    if (classes > 1 || label === 1) {
      hot[elementOf(layout, Math.floor(k / voxels), k % voxels, classes > 1 ? label : 0)] = 1;
    }
  }
  return hot;
}
