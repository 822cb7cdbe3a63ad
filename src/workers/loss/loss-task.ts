import { BLOCK } from "../../kernels/arrays/summation.ts";
import { type ClassSlopes, putClassGradient } from "../../kernels/class-sums/class-gradient.ts";
import { classSums, widthOf } from "../../kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../kernels/class-sums/operands.ts";
import { TERM_PASS } from "../../kernels/class-sums/term-pass.ts";
import { allocate, dtypeOf, type FloatArray } from "../../tensor/allocate.ts";
import type { Answer } from "../threads/serve.ts";
import type { VoxelPart } from "./voxel-part.ts";

/**
 * The first half of a loss for one part, as it is sent: the sums that are wanted, the arrays, in shared memory or as long as the part,
 * and which of their voxels the part is.
 */
export interface LossPartCall extends Omit<ClassSumsOperands, "termPass"> {
  readonly key: number;
  readonly part: VoxelPart;
  readonly checked: boolean;
}

/** The sums of each block of a part, [blocks, 4·classes + 3], and whether all values may be what they should be. */
export interface LossPartSums {
  readonly blocks: Float64Array;
  readonly valid: boolean;
}

/** The second half: the derivatives of the loss with respect to the sums of the arrays that were sent. */
export interface LossFinishCall {
  readonly key: number;
  readonly slopes: ClassSlopes;
  /** Shared memory for the gradient of the whole; `null`: it is sent. */
  readonly gradient: FloatArray | null;
}

/** Parts between their two halves. */
const started = new Map<number, { readonly operands: ClassSumsOperands; readonly part: VoxelPart }>();

export function startLoss({ key, part, checked, ...given }: LossPartCall): Answer {
  const operands = { ...given, termPass: given.terms === null ? null : TERM_PASS };
  const blocks = new Float64Array(
    Math.ceil((part.end - part.start) / BLOCK) * widthOf(operands.layout.classes),
  );
  const { valid } = classSums(operands, checked, blocks, part);
  started.set(key, { operands, part });
  return { value: { blocks, valid } satisfies LossPartSums };
}

export function finishLoss({ key, slopes, gradient }: LossFinishCall): Answer {
  const begun = started.get(key);
  started.delete(key);
  if (begun === undefined) throw new Error("pool: the worker that began this part is gone");
  const { operands, part } = begun;
  const { prediction } = operands;
  const out = gradient ?? allocate(prediction.length, dtypeOf(prediction));
  putClassGradient(operands, slopes, out, part);
  return gradient === null ? { value: out, transfer: [out.buffer as ArrayBuffer] } : { value: null };
}

export function dropLoss({ key }: { readonly key: number }): Answer {
  started.delete(key);
  return { value: null };
}
