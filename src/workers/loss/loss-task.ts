import type { VoxelSums } from "../../ops/voxel-sums.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { Answer } from "../threads/serve.ts";
import { isShared } from "../threads/shared-tensor.ts";
import { type LossPart, startLossPart } from "./loss-part.ts";
import { PARALLEL_LOSSES } from "./parallel-losses.ts";
import { type PartLayout, partShape, putPart, takePart, type VoxelPart } from "./voxel-part.ts";

/** An array of voxels: the part of it, or all of it in shared memory. */
export interface PartArray<Data> {
  readonly data: Data;
  readonly whole: boolean;
}

/** A loss of one part, as it is sent. */
export interface LossPartCall {
  readonly key: number;
  readonly loss: string;
  readonly layout: PartLayout;
  readonly part: VoxelPart;
  readonly prediction: PartArray<FloatArray>;
  readonly target: PartArray<FloatArray | LabelArray>;
  readonly mask: PartArray<FloatArray | LabelArray> | null;
  readonly options: object;
}

/** The second half of it: what the loss makes of the sums. */
export interface LossFinishCall {
  readonly key: number;
  readonly derivatives: readonly (FloatArray | null)[];
  /** Shared memory for the gradient of the whole; null: it is sent. */
  readonly gradient: FloatArray | null;
}

/** Parts between their two halves. */
const started = new Map<number, LossPart & { readonly call: LossPartCall }>();

export function startLoss(call: LossPartCall): Answer {
  const { key, loss, layout, part, prediction, target, mask, options } = call;
  const voxelLayout: PartLayout = { ...layout, classes: 1, channels: "last" };
  const taken = <Data extends FloatArray | LabelArray>({ data, whole }: PartArray<Data>, of: PartLayout) =>
    whole ? takePart(data, of, part) : data;
  const voxelShape = [1, part.end - part.start];
  const soft = isFloats(target.data);
  const targetData = taken(target, soft ? layout : voxelLayout);
  const values = new Tensor(taken(prediction, layout), partShape(layout, part));
  const truth = isFloats(targetData)
    ? new Tensor(targetData, partShape(layout, part))
    : new LabelMap(targetData, voxelShape);
  const begun = startLossPart(PARALLEL_LOSSES[loss]!, values, truth, {
    ...options,
    ...(mask && { mask: maskOf(taken(mask, voxelLayout), voxelShape) }),
  });
  started.set(key, { ...begun, call });
  return { value: begun.sums satisfies readonly VoxelSums[] };
}

export function finishLoss({ key, derivatives, gradient }: LossFinishCall): Answer {
  const begun = started.get(key);
  started.delete(key);
  if (begun === undefined) throw new Error("pool: the worker that began this part is gone");
  const { finish, call } = begun;
  const own = finish(derivatives);
  if (gradient !== null) {
    putPart(gradient, call.layout, call.part, own);
    return { value: null };
  }
  return { value: own, transfer: isShared(own) ? [] : [own.buffer as ArrayBuffer] };
}

export function dropLoss({ key }: { readonly key: number }): Answer {
  started.delete(key);
  return { value: null };
}

function isFloats(data: FloatArray | LabelArray): data is FloatArray {
  return data instanceof Float32Array || data instanceof Float64Array;
}

function maskOf(data: FloatArray | LabelArray, shape: readonly number[]): Tensor | LabelMap {
  return isFloats(data) ? new Tensor(data, shape) : new LabelMap(data, shape);
}
