import { castTo } from "../../autodiff/fit.ts";
import { where } from "../../ops/select.ts";
import { softmaxAlong } from "../../ops/softmax.ts";
import { sigmoid } from "../../ops/unary.ts";
import { describeList } from "../../tensor/describe.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import type { OverlapSettings } from "./overlap-options.ts";

/** Probabilities of logits, in float64 until the gradient comes back: next to 0 and 1 float32 would hold no digit of it. */
export function activate(
  prediction: Tensor,
  voxelShape: readonly number[],
  counted: Counted,
  { activation, classAxis }: Pick<OverlapSettings, "activation" | "classAxis">,
): Tensor {
  if (activation === "none") return prediction;
  const logits = castTo(prediction, "float64");
  const shown = counted === null ? logits : where(countedTensor(counted, voxelShape, classAxis), logits, 0);
  if (activation === "sigmoid") return sigmoid(shown);
  const axis = classAxis ?? -1;
  return softmaxAlong(shown, axis < 0 ? axis + shown.rank : axis);
}

/** The voxels that count, to broadcast over the classes of a prediction. */
function countedTensor(counted: Uint8Array, voxelShape: readonly number[], classAxis: number | null): Tensor {
  const shape = [...voxelShape];
  if (classAxis !== null) shape.splice(classAxis < 0 ? classAxis + shape.length + 1 : classAxis, 0, 1);
  return new Tensor(Float32Array.from(counted), shape);
}

/** Names the logit that made a probability NaN. */
export function checkLogits(name: string, logits: Tensor, probabilities: Tensor): void {
  const at = probabilities.data.findIndex((p, k) => Number.isNaN(p) && !Number.isFinite(logits.data[k]));
  if (at >= 0) throw invalidLogit(name, logits, at);
}

export function invalidLogit(name: string, logits: Tensor, at: number): RangeError {
  const place = describeList(coordinatesOf(at, logits.shape));
  return new RangeError(
    `${name}: prediction holds the logit ${logits.data[at]} at ${place}, want finite numbers`,
  );
}
