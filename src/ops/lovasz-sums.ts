import { pullBack } from "../autodiff/differentiate.ts";
import { isTracked, record } from "../autodiff/tape.ts";
import { type LovaszSet, weighSets } from "../kernels/lovasz/lovasz-sets.ts";
import { type LovaszOperands, lovaszErrors, lovaszGradient } from "../kernels/lovasz/lovasz-sums.ts";
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
 * each set, and a pass back. Beside prediction and gradient it keeps one number of float64 for each element.
 */
export function lovaszSums(prediction: Tensor, spec: LovaszSpec): Tensor {
  const operands = { ...spec, prediction: prediction.data };
  const { batch, classes } = spec.layout;
  const { errors: rows, targetVoxels, valid } = lovaszErrors(operands, spec.checked);
  const sums = weighSets(rows, operands, spec.setsOf(targetVoxels, valid));
  return record(
    makeTensor(sums, [batch, classes]),
    [prediction],
    [
      (gradient) =>
        isTracked(gradient, prediction)
          ? pullBack(
              (x) => spec.compose(x!),
              [prediction],
              () => gradient,
            ).gradients[0]!
          : makeTensor(lovaszGradient(operands, rows, gradient.data, prediction.dtype), prediction.shape),
    ],
  );
}
