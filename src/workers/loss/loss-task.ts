import { BLOCK } from "../../kernels/arrays/summation.ts";
import {
  type ClassSlopes,
  type ClassSumsOperands,
  classGradient,
  classSums,
  widthOf,
} from "../../kernels/class-sums/class-sums.ts";
import { TERM_PASS } from "../../kernels/class-sums/term-pass.ts";
import { dtypeOf, type FloatArray } from "../../tensor/allocate.ts";
import { classLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Answer } from "../threads/serve.ts";
import { isShared } from "../threads/shared-tensor.ts";
import { type PartLayout, partShape, putPart, takePart, type VoxelPart } from "./voxel-part.ts";

/** An array of voxels: the part of it, or all of it in shared memory. */
export interface PartArray<Data> {
  readonly data: Data;
  readonly whole: boolean;
}

/** The first half of a loss for one part, as it is sent: the sums that are wanted, and the arrays. */
export interface LossPartCall
  extends Pick<ClassSumsOperands, "activation" | "overlap" | "terms" | "counted"> {
  readonly key: number;
  readonly layout: PartLayout;
  readonly part: VoxelPart;
  readonly prediction: PartArray<FloatArray>;
  readonly target: PartArray<FloatArray | LabelArray>;
  readonly checked: boolean;
}

/** The sums of each block of a part, [blocks, 4·classes + 3], and whether all values may be what they should be. */
export interface LossPartSums {
  readonly blocks: Float64Array;
  readonly valid: boolean;
}

/** The second half: the derivatives of the loss with respect to the sums of the whole. */
export interface LossFinishCall {
  readonly key: number;
  readonly slopes: ClassSlopes;
  /** Shared memory for the gradient of the whole; `null`: it is sent. */
  readonly gradient: FloatArray | null;
}

/** Parts between their two halves. */
const started = new Map<number, { readonly call: LossPartCall; readonly operands: ClassSumsOperands }>();

export function startLoss(call: LossPartCall): Answer {
  const { key, layout, part, checked } = call;
  const operands = operandsOf(call);
  const blocks = new Float64Array(Math.ceil((part.end - part.start) / BLOCK) * widthOf(layout.classes));
  const { valid } = classSums(operands, checked, blocks);
  started.set(key, { call, operands });
  return { value: { blocks, valid } satisfies LossPartSums };
}

function operandsOf(call: LossPartCall): ClassSumsOperands {
  const { layout, part, prediction, target, counted, activation, overlap, terms } = call;
  const voxelLayout: PartLayout = { ...layout, classes: 1, channels: "last" };
  const isSoft = target.data instanceof Float32Array || target.data instanceof Float64Array;
  const taken = <Data extends FloatArray | LabelArray>({ data, whole }: PartArray<Data>, of: PartLayout) =>
    whole ? takePart(data, of, part) : data;
  return {
    layout: classLayout("pool", partShape(layout, part), layout.channels === "last" ? -1 : 1),
    prediction: taken(prediction, layout),
    target: taken(target, isSoft ? layout : voxelLayout),
    counted,
    activation,
    overlap,
    terms,
    termPass: terms === null ? null : TERM_PASS,
  };
}

export function finishLoss({ key, slopes, gradient }: LossFinishCall): Answer {
  const begun = started.get(key);
  started.delete(key);
  if (begun === undefined) throw new Error("pool: the worker that began this part is gone");
  const { call, operands } = begun;
  const own = classGradient(operands, slopes, dtypeOf(operands.prediction));
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
