import { type ComponentPlaces, componentPlaces } from "../../kernels/components/component-places.ts";
import { dilateMask } from "../../kernels/components/dilate-mask.ts";
import {
  type ComponentNumbers,
  type Extents,
  labelComponents,
  type Reach,
} from "../../kernels/components/label-components.ts";
import { labelRunEnd, wordsOf } from "../../kernels/labels/label-runs.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";

/** A part of the image: its first voxel and its extents. */
export interface Crop {
  readonly first: Extents;
  readonly extents: Extents;
}

/** The lesions of one map: the number of each voxel's, and where they are. */
export interface Lesions extends ComponentPlaces {
  readonly numbers: ComponentNumbers;
  readonly count: number;
}

/** The part of the image that holds a box, with a margin. */
export function cropOf(box: Float64Array, image: Extents, margin: number): Crop {
  const first = [0, 1, 2].map((axis) => Math.max(0, box[axis]! - margin)) as unknown as Extents;
  const last = [0, 1, 2].map((axis) => Math.min(image[axis]! - 1, box[axis + 3]! + margin));
  const extents = [0, 1, 2].map((axis) => last[axis]! - first[axis]! + 1) as unknown as Extents;
  return { first, extents };
}

/** The voxels of a class in a part of the image that count, as a mask. */
export function maskIn(
  labels: LabelArray,
  label: number,
  counted: Counted,
  [, rows, columns]: Extents,
  { first, extents }: Crop,
): Uint8Array {
  const mask = new Uint8Array(extents[0] * extents[1] * extents[2]);
  const words = wordsOf(labels);
  let to = 0;
  let runEnd = 0;
  for (let plane = 0; plane < extents[0]; plane++) {
    for (let row = 0; row < extents[1]; row++) {
      const start = ((first[0] + plane) * rows + first[1] + row) * columns + first[2];
      const rowEnd = start + extents[2];
      for (let at = start, end = start; at < rowEnd; at = end) {
        if (at >= runEnd) runEnd = labelRunEnd(labels, words, at);
        end = Math.min(runEnd, rowEnd);
        if (labels[at] !== label) continue;
        for (let k = at; k < end; k++) {
          if (counted === null || counted[k] !== 0) mask[to + k - start] = 1;
        }
      }
      to += extents[2];
    }
  }
  return mask;
}

/** The connected components of a mask. */
export function findLesions(mask: Uint8Array, extents: Extents, reach: Reach): Lesions {
  const { numbers, sizes } = labelComponents(mask, extents, reach);
  return placedLesions(numbers, sizes.length, extents);
}

/** Lesions that are one after a dilation, and the dilated ones. */
export function findDilatedLesions(
  mask: Uint8Array,
  extents: Extents,
  reach: Reach,
  steps: number,
): { lesions: Lesions; dilated: ComponentNumbers } {
  const wide = mask.slice();
  dilateMask(wide, extents, steps);
  const { numbers: dilated, sizes } = labelComponents(wide, extents, reach);
  const numbers = dilated.map((number, at) => (mask[at] === 0 ? 0 : number));
  return { lesions: placedLesions(numbers, sizes.length, extents), dilated };
}

/** The lesions of numbered voxels. */
export function placedLesions(numbers: ComponentNumbers, count: number, extents: Extents): Lesions {
  return { numbers, count, ...componentPlaces(numbers, count, extents) };
}
