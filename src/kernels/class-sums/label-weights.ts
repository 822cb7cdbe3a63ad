import type { ClassLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";

/**
 * Σ of the weights of the labels that count, of each sample, with the bits of the fused pass: labels alone are read.
 *
 * @param weights - a weight for each class; a label that is none of the classes has weight 0
 */
export function labelWeights(
  labels: LabelArray,
  { batch, voxels }: Pick<ClassLayout, "batch" | "voxels">,
  counted: Counted,
  weights: Float64Array,
): Float64Array {
  const line = new Float64Array(BLOCK);
  return Float64Array.from({ length: batch }, (_, sample) => {
    let sum = 0;
    for (let voxel = 0; voxel < voxels; voxel += BLOCK) {
      const count = Math.min(BLOCK, voxels - voxel);
      fillLine(line, labels, counted, sample * voxels + voxel, count, weights);
      sum += sumBlock(line, 0, 1, count);
    }
    return sum;
  });
}

function fillLine(
  line: Float64Array,
  labels: LabelArray,
  counted: Counted,
  first: number,
  count: number,
  weights: Float64Array,
): void {
  for (let k = 0; k < count; k++) {
    const weight = weights[labels[first + k]!];
    line[k] = weight === undefined || (counted !== null && counted[first + k] === 0) ? 0 : weight;
  }
}
