import { LabelMap } from "../../tensor/label-map.ts";
import type { Target } from "../../tensor/target.ts";
import { Tensor } from "../../tensor/tensor.ts";

/** A loss with its gradient, for a target. */
type LossOf = (target: Target) => (prediction: Tensor) => { readonly gradient: Tensor };

/**
 * The elements that an object needs in each sample for the gradient of a constant prediction to sum to less than 0, so that
 * a step predicts more. It is found by halving: smoothing in the numerator turns the sum once, at √(smooth·voxels/2).
 *
 * Null if the sum has one sign for all sizes.
 */
export function findTurningSize(lossOf: LossOf, prediction: Tensor, target: Target): number | null {
  const samples = prediction.shape[0] ?? 1;
  const voxels = prediction.size / samples;
  const mean = sumOf(prediction.data) / prediction.size;
  const constant = new Tensor(new Float64Array(prediction.size).fill(mean), prediction.shape);
  const pushes = (size: number): boolean => {
    const { gradient } = lossOf(targetOf(target, voxels, size))(constant);
    return sumOf(gradient.data) < 0;
  };
  if (pushes(1) || !pushes(voxels)) return null;
  let [low, high] = [1, voxels];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (pushes(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A target of the same kind with an object of so many elements in each sample. */
function targetOf(target: Target, voxels: number, size: number): Target {
  const mark = <Marks extends Uint8Array | Float64Array>(marks: Marks): Marks => {
    for (let start = 0; start < marks.length; start += voxels) marks.fill(1, start, start + size);
    return marks;
  };
  return target instanceof LabelMap
    ? new LabelMap(mark(new Uint8Array(target.size)), target.shape)
    : new Tensor(mark(new Float64Array(target.size)), target.shape);
}

function sumOf(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < numbers.length; k++) sum += numbers[k]!;
  return sum;
}
