import type { FloatArray } from "../../tensor/allocate.ts";
import { type ClassLayout, elementOf, stepOf } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";

/**
 * A class of a block of voxels, in memory: the k-th voxel is at data[start + k·step]. A block holds a multiple of 4
 * voxels, one for each lane of the summation: a shorter one is filled up with zeros, which change no sum.
 */
export interface ClassView {
  data: FloatArray;
  start: number;
  step: number;
}

/**
 * Points `view` at class `c` of the voxels from `voxel` on: at the array itself where they lie a fixed step apart, all
 * count and fill the lanes, else at a copy in `scratch` with 0 where a voxel does not count.
 */
export function viewClass(
  view: ClassView,
  values: FloatArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
  c: number,
  count: number,
  counted: Counted,
  scratch: Float64Array,
): void {
  const step = stepOf(layout);
  const start = elementOf(layout, sample, voxel, c);
  if (counted === null && count % 4 === 0 && step !== null) {
    view.data = values;
    view.start = start;
    view.step = step;
    return;
  }
  const first = sample * layout.voxels + voxel;
  if (step !== null) {
    for (let k = 0; k < count; k++)
      scratch[k] = isCounted(counted, first + k) ? values[start + k * step]! : 0;
  } else {
    for (let k = 0; k < count; k++) {
      scratch[k] = isCounted(counted, first + k) ? values[elementOf(layout, sample, voxel + k, c)]! : 0;
    }
  }
  pointAt(view, scratch, count);
}

/** As {@link viewClass}, of labels: 1 where the label is class `c` (of one class: where it is 1), else 0. */
export function viewLabels(
  view: ClassView,
  labels: LabelArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
  c: number,
  count: number,
  counted: Counted,
  scratch: Float64Array,
): void {
  const first = sample * layout.voxels + voxel;
  const label = layout.classes === 1 ? 1 : c;
  if (counted === null) {
    for (let k = 0; k < count; k++) scratch[k] = +(labels[first + k] === label);
  } else {
    for (let k = 0; k < count; k++) scratch[k] = +(labels[first + k] === label) * counted[first + k]!;
  }
  pointAt(view, scratch, count);
}

function pointAt(view: ClassView, scratch: Float64Array, count: number): void {
  scratch.fill(0, count, count + 3);
  view.data = scratch;
  view.start = 0;
  view.step = 1;
}

/** Reports whether a voxel counts. */
export function isCounted(counted: Counted, voxel: number): boolean {
  return counted === null || counted[voxel] !== 0;
}
