import type { ClassSlopes } from "../../kernels/class-sums/class-gradient.ts";
import { widthOf } from "../../kernels/class-sums/class-sums.ts";
import type { VoxelPart } from "./voxel-part.ts";

/** The sums of one part, block by block, and which part it is. */
export interface PartSums {
  readonly part: VoxelPart;
  readonly blocks: Float64Array;
}

/** Adds the blocks of all parts in the order of their voxels: [batch, 4·classes + 3], with the bits of a pass over the whole. */
export function mergeSums(parts: readonly PartSums[], batch: number, classes: number): Float64Array {
  const width = widthOf(classes);
  const sums = new Float64Array(batch * width);
  const ordered = [...parts].sort((a, b) => a.part.sample - b.part.sample || a.part.start - b.part.start);
  for (const { part, blocks } of ordered) {
    for (let at = 0; at < blocks.length; at++) sums[part.sample * width + (at % width)]! += blocks[at]!;
  }
  return sums;
}

/** Returns the derivatives with respect to the sums of one sample. */
export function slopesOfSample(
  { overlap, terms }: ClassSlopes,
  sample: number,
  batch: number,
  classes: number,
): ClassSlopes {
  const own = (kind: 0 | 1) => {
    const start = (kind * batch + sample) * classes;
    return overlap!.subarray(start, start + classes);
  };
  return {
    overlap: overlap === null ? null : Float64Array.from([...own(0), ...own(1)]),
    terms: terms === null ? null : Float64Array.of(terms[sample]!),
  };
}
