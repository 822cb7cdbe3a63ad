import type { FloatArray } from "../tensor/allocate.ts";
import type { ClassLayout } from "../tensor/class-layout.ts";
import type { LabelArray } from "../tensor/label-map.ts";
import { type Counted, elementOf } from "./class-block.ts";
import { isProbability } from "./overlap-block.ts";

/** Whether the labels of `count` voxels from `start` on, where they count, name one of `classes`. */
export function labelsInRange(
  labels: LabelArray,
  start: number,
  count: number,
  classes: number,
  counted: Counted,
): boolean {
  for (let k = start; k < start + count; k++) {
    // Unsigned, a negative label is a large one.
    if (labels[k]! >>> 0 >= classes && (counted === null || counted[k] !== 0)) return false;
  }
  return true;
}

/** Position of the first label that counts and names no class, or −1. */
export function firstBadLabel(labels: LabelArray, classes: number, counted: Counted): number {
  for (let k = 0; k < labels.length; k++) if (!labelsInRange(labels, k, 1, classes, counted)) return k;
  return -1;
}

/** Position of the first value that counts and is no probability, or −1. */
export function firstBadProbability(values: FloatArray, layout: ClassLayout, counted: Counted): number {
  let first = Infinity;
  for (let sample = 0; sample < layout.batch; sample++) {
    for (let voxel = 0; voxel < layout.voxels; voxel++) {
      if (counted !== null && counted[sample * layout.voxels + voxel] === 0) continue;
      for (let c = 0; c < layout.classes; c++) {
        const at = elementOf(layout, sample, voxel, c);
        if (!isProbability(values[at]!)) first = Math.min(first, at);
      }
    }
  }
  return first === Infinity ? -1 : first;
}
