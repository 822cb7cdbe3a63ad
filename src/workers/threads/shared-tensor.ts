import type { DType, FloatArray } from "../../tensor/allocate.ts";
import { blockOf } from "../../tensor/arena/memory-block.ts";
import { checkChoice, checkOptions } from "../../tensor/check-options.ts";
import { describeList } from "../../tensor/describe.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { checkShape, sizeOf } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";

/**
 * Makes a tensor of zeros in shared memory: a pool uses it in place and copies nothing to a worker.
 *
 * @param shape - sizes of its axes
 * @param options - `dtype`: `"float32"`, the default, or `"float64"`
 * @throws {RangeError} if the shape is not a list of whole numbers from 0, or needs more memory than there is to share
 * @throws {Error} if the runtime has no shared memory: a page needs the headers that isolate it
 * @example
 * sharedTensor([2, 3]).data.fill(0.5)[5] // 0.5
 */
export function sharedTensor(shape: readonly number[], options: { readonly dtype?: DType } = {}): Tensor {
  const own = checkShape("sharedTensor", shape);
  checkOptions("sharedTensor", options, ["dtype"]);
  const { dtype = "float32" } = options;
  checkChoice("sharedTensor", "dtype", dtype, ["float32", "float64"]);
  if (!canShare()) {
    throw new Error(
      "sharedTensor: this runtime shares no memory; in a page Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp allow it",
    );
  }
  const size = sizeOf(own);
  const bytes = (dtype === "float32" ? 4 : 8) * size;
  let buffer: SharedArrayBuffer;
  try {
    buffer = new SharedArrayBuffer(bytes);
  } catch {
    throw new RangeError(
      `sharedTensor: shape ${describeList(own)} needs ${bytes} bytes, more than this runtime has to share`,
    );
  }
  return new Tensor(dtype === "float32" ? new Float32Array(buffer) : new Float64Array(buffer), own);
}

/** Reports whether shared memory exists: even an isolated page may lack it. */
export function canShare(): boolean {
  return typeof SharedArrayBuffer === "function";
}

export function isShared({ buffer }: ArrayBufferView): boolean {
  return canShare() && buffer instanceof SharedArrayBuffer;
}

/** Returns an array in shared memory: itself if it is there, else a copy. */
export function inSharedMemory<Numbers extends FloatArray | LabelArray>(data: Numbers): Numbers {
  if (isShared(data)) return data;
  const Kind = data.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const copy = new Kind(new SharedArrayBuffer(data.byteLength));
  copy.set(data);
  return copy;
}

/** Shared memory of an array's kind and length: in the arena of the array while room is left. */
export function sharedLike(data: FloatArray): FloatArray {
  const Kind = (data instanceof Float32Array ? Float32Array : Float64Array) as typeof Float32Array;
  const { length, byteLength } = data;
  return blockOf(data)?.cut(Kind, length) ?? new Kind(new SharedArrayBuffer(byteLength));
}
