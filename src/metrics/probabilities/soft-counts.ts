import { overlapSums } from "../../kernels/overlap/overlap.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { mayBeIntegerBits, refuseIntegerBits } from "../../tensor/voxels/integer-bits.ts";
import { invalidValue } from "../../tensor/voxels/invalid-values.ts";
import type { TargetInput } from "../../tensor/voxels/read-target.ts";

/** Σ p·t, Σ p and Σ t of each class over all voxels that count. */
export interface SoftCounts {
  readonly intersection: readonly number[];
  readonly predicted: readonly number[];
  readonly actual: readonly number[];
  readonly voxels: number;
}

/**
 * Sums probabilities and targets, class by class.
 *
 * @param prediction - as the caller gave it, for the error
 * @throws {RangeError} if a value is not a probability, or a label not a class number
 */
export function softCounts(name: string, prediction: Tensor, input: TargetInput): SoftCounts {
  const { layout, counted } = input;
  const operands = {
    layout,
    prediction: input.prediction.data,
    target: input.target.data,
    counted,
    kind: "products",
  } as const;
  const { sums, valid } = overlapSums(operands, true);
  if (!valid) throw invalidValue(name, prediction, input.target, layout, counted);
  const { batch, classes } = layout;
  const pooled = (row: number) =>
    Array.from({ length: classes }, (_, c) => {
      let sum = 0;
      for (let sample = 0; sample < batch; sample++) sum += sums[(row * batch + sample) * classes + c]!;
      return sum;
    });
  // Probabilities may lie beyond their bounds by rounding, sums of them may not.
  const predicted = pooled(1).map((sum) => Math.max(0, sum));
  const actual = pooled(2).map((sum) => Math.max(0, sum));
  if (mayBeIntegerBits(actual.reduce((total, sum) => total + sum, 0))) refuseIntegerBits(name, input.target);
  return {
    intersection: pooled(0).map((sum, c) => Math.min(Math.max(0, sum), predicted[c]!, actual[c]!)),
    predicted,
    actual,
    voxels: countedNumber(input),
  };
}

/** How many voxels count. */
export function countedNumber({ layout, counted }: TargetInput): number {
  if (counted === null) return layout.batch * layout.voxels;
  return counted.reduce((total, counts) => total + counts, 0);
}
