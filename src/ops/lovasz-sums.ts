import { pullBack } from "../autodiff/differentiate.ts";
import { isTracked, isTrackedOnce, record } from "../autodiff/tape.ts";
import type { LovaszOperands } from "../kernels/lovasz/lovasz-operands.ts";
import type { LovaszSet } from "../kernels/lovasz/lovasz-sets.ts";
import * as kernels from "../kernels/lovasz/lovasz-sums.ts";
import { allocateGradient, type FloatArray } from "../tensor/allocate.ts";
import { makeTensor, type Tensor } from "../tensor/tensor.ts";

/** A Lovász loss as the fused pass needs it. */
export interface LovaszSpec extends Omit<LovaszOperands, "prediction"> {
  readonly checked: boolean;
  /** The sets, from Σ t of each sample and class; it throws if the values are not `valid`. */
  readonly setsOf: (targetVoxels: Float64Array, valid: boolean) => readonly LovaszSet[];
  /** Computes the same sums by operations, which differentiate to any order. */
  readonly compose: (prediction: Tensor) => Tensor;
}

/**
 * Σ weight · error of each sample and class, [batch, classes], with the Lovász weights of the errors: a pass over the voxels, a sort of
 * each set, and a pass back. The ranks of the errors are kept in the array of the gradient.
 */
export function lovaszSums(prediction: Tensor, spec: LovaszSpec): Tensor {
  const operands = { ...spec, prediction: prediction.data };
  const { batch, classes } = spec.layout;
  const ranksIn = (out: FloatArray | null, checked: boolean) =>
    kernels.lovaszSums(operands, checked, spec.setsOf, out);
  const newGradient = () => allocateGradient(prediction.data, prediction.size, prediction.dtype, true);
  // Several tapes may call the pullback several times.
  const ahead = isTrackedOnce(prediction) ? newGradient() : null;
  const taken = ranksIn(ahead, spec.checked);
  const gradientOf = (slopes: ArrayLike<number>) => {
    const out = ahead ?? newGradient();
    kernels.putLovaszGradient(operands, ahead === null ? ranksIn(out, false) : taken, slopes, out);
    return makeTensor(out, prediction.shape);
  };
  return record(
    makeTensor(taken.sums, [batch, classes]),
    [prediction],
    [
      (gradient) =>
        isTracked(gradient, prediction)
          ? pullBack(
              (x) => spec.compose(x!),
              [prediction],
              () => gradient,
            ).gradients[0]!
          : gradientOf(gradient.data),
    ],
  );
}
