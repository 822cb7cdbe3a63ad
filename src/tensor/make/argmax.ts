import { checkOptions } from "../check-options.ts";
import { describeList } from "../describe.ts";
import { LabelMap } from "../label-map.ts";
import { checkAxis, coordinatesOf, sizeOf } from "../shape.ts";
import { checkTensor, type Tensor } from "../tensor.ts";

/**
 * Returns the class with the largest value at each voxel; the first of equal ones.
 *
 * @param prediction - probabilities or logits
 * @param options - `classAxis`: the axis of classes, −1 by default
 * @returns class numbers, the shape of `prediction` without its class axis
 * @throws {RangeError} if a value is NaN, or the axis does not exist
 * @example
 * argmax(tensor([[0.2, 0.7, 0.1], [0.6, 0.3, 0.1]])).data // Uint8Array [1, 0]
 */
export function argmax(
  prediction: Tensor,
  options: { readonly classAxis?: number | undefined } = {},
): LabelMap {
  const { data, shape, rank } = checkTensor("argmax", "prediction", prediction);
  checkOptions("argmax", options, ["classAxis"]);
  const { classAxis = -1 } = options;
  const axis = checkAxis("argmax", classAxis, rank);
  const classes = shape[axis]!;
  const inner = sizeOf(shape.slice(axis + 1));
  const voxels = data.length / classes;
  const labels = classes <= 256 ? new Uint8Array(voxels) : new Int32Array(voxels);
  for (let voxel = 0; voxel < voxels; voxel++) {
    const start = Math.floor(voxel / inner) * classes * inner + (voxel % inner);
    let largest = 0;
    for (let c = 0; c < classes; c++) {
      const value = data[start + c * inner]!;
      if (Number.isNaN(value)) {
        throw new RangeError(
          `argmax: prediction holds NaN at ${describeList(coordinatesOf(start + c * inner, shape))}`,
        );
      }
      if (value > data[start + largest * inner]!) largest = c;
    }
    labels[voxel] = largest;
  }
  return new LabelMap(
    labels,
    shape.filter((_, other) => other !== axis),
  );
}
