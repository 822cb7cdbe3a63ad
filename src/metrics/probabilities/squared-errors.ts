import { BLOCK, sumBlock } from "../../kernels/arrays/summation.ts";
import { elementOf } from "../../tensor/class-layout.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { refuseIntegerBits } from "../../tensor/voxels/integer-bits.ts";
import { invalidValue } from "../../tensor/voxels/invalid-values.ts";
import { isProbability } from "../../tensor/voxels/probability.ts";
import type { TargetInput } from "../../tensor/voxels/read-target.ts";

/**
 * Sums (p − t)² of each class over all voxels that count, in the summation order of the library.
 *
 * @param prediction - as the caller gave it, for the error
 * @throws {RangeError} if a value is not a probability, or a label not a class number
 */
export function squaredErrors(name: string, prediction: Tensor, input: TargetInput): number[] {
  const { layout, counted, target } = input;
  const { batch, voxels, classes } = layout;
  const probabilities = input.prediction.data;
  refuseIntegerBits(name, target);
  const isMap = target instanceof LabelMap;
  const values = target.data;
  const labelled = Math.max(2, classes);
  const sums = new Array<number>(classes).fill(0);
  const block = new Float64Array(BLOCK);
  for (let sample = 0; sample < batch; sample++) {
    for (let start = 0; start < voxels; start += BLOCK) {
      const count = Math.min(BLOCK, voxels - start);
      for (let c = 0; c < classes; c++) {
        const label = classes === 1 ? 1 : c;
        for (let k = 0; k < count; k++) {
          const place = sample * voxels + start + k;
          block[k] = 0;
          if (counted !== null && counted[place] === 0) continue;
          const at = elementOf(layout, sample, start + k, c);
          const p = probabilities[at]!;
          // Unsigned, a negative label is a large one.
          const isValid = isMap ? values[place]! >>> 0 < labelled : isProbability(values[at]!);
          if (!(isValid && isProbability(p))) throw invalidValue(name, prediction, target, layout, counted);
          const t = isMap ? Number(values[place] === label) : values[at]!;
          block[k] = (p - t) * (p - t);
        }
        sums[c]! += sumBlock(block, 0, 1, count);
      }
    }
  }
  return sums;
}
