import { castTo } from "../../autodiff/fit.ts";
import { constantTensor } from "../../tensor/constant-tensor.ts";
import { axisFromFront } from "../../tensor/shape.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, type Tensor } from "../../tensor/tensor.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { overlapSums } from "../overlap.ts";
import { where } from "../select.ts";
import { softmaxAlong } from "../softmax.ts";
import { sigmoid } from "../unary.ts";
import type { Activation, ClassSumsSpec } from "./class-sums-spec.ts";

/**
 * The sums of the fused pass that have derivatives, by operations, each of which makes arrays as large as the prediction: they differentiate to any order,
 * in the prediction and in a soft target.
 */
export function composedSums(prediction: Tensor, target: Target, spec: ClassSumsSpec): Tensor[] {
  const { layout, counted, activation, overlap: kind, makers } = spec;
  const { batch, classes } = layout;
  const zeros = (...shape: number[]) => constantTensor(shape, 0, "float64");
  const sums: Tensor[] = [];
  if (kind === null) sums.push(zeros(batch, classes), zeros(batch, classes), zeros(batch, classes));
  else {
    const p = activate(prediction, layout.voxelShape, counted, activation, spec.classAxis);
    const { overlap, predicted, actual } = overlapSums(p, target, { layout, counted, kind }, false);
    sums.push(overlap, predicted, actual);
  }
  sums.push(...(makers === null ? [zeros(batch), zeros(batch)] : makers.compose(prediction, target, spec)));
  return sums;
}

/** Probabilities of logits, in float64 until the gradient comes back: next to 0 and 1 float32 would hold no digit of it. */
export function activate(
  prediction: Tensor,
  voxelShape: readonly number[],
  counted: Counted,
  activation: Activation,
  classAxis: number | null,
): Tensor {
  if (activation === "none") return prediction;
  const logits = castTo(prediction, "float64");
  const masked = counted === null ? logits : where(countedTensor(counted, voxelShape, classAxis), logits, 0);
  if (activation === "sigmoid") return sigmoid(masked);
  const axis = classAxis ?? -1;
  return softmaxAlong(masked, axisFromFront(axis, masked.rank));
}

/** The voxels that count, in a shape that broadcasts over the classes of a prediction. */
function countedTensor(counted: Uint8Array, voxelShape: readonly number[], classAxis: number | null): Tensor {
  const shape = [...voxelShape];
  if (classAxis !== null) shape.splice(classAxis < 0 ? classAxis + shape.length + 1 : classAxis, 0, 1);
  return makeTensor(Float32Array.from(counted), shape);
}
