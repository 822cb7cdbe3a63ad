import { checkNumber } from "../check-options.ts";
import { describeList } from "../describe.ts";
import { LabelMap } from "../label-map.ts";
import { coordinatesOf } from "../shape.ts";
import { checkTensor, type Tensor } from "../tensor.ts";

/**
 * Makes the mask of a binary prediction: 1 where the value is above the threshold, 0 elsewhere.
 *
 * @param prediction - probabilities of the one class
 * @param level - the threshold, 0.5 by default; a value that equals it is 0
 * @throws {RangeError} if a value is NaN
 * @example
 * threshold(tensor([0.2, 0.5, 0.9])).data // Uint8Array [0, 0, 1]
 */
export function threshold(prediction: Tensor, level = 0.5): LabelMap {
  const { data, shape } = checkTensor("threshold", "prediction", prediction);
  checkNumber("threshold", "level", level);
  const labels = new Uint8Array(data.length);
  for (let voxel = 0; voxel < labels.length; voxel++) {
    const value = data[voxel]!;
    if (Number.isNaN(value)) {
      throw new RangeError(`threshold: prediction holds NaN at ${describeList(coordinatesOf(voxel, shape))}`);
    }
    labels[voxel] = value > level ? 1 : 0;
  }
  return new LabelMap(labels, [...shape]);
}
