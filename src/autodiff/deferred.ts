import { type BinaryKernel, combineTile } from "../kernels/arrays/binary.ts";
import { addTile, TILE } from "../kernels/arrays/element-rows.ts";
import type { UnaryKernel } from "../kernels/arrays/unary.ts";
import { allocate, type DType, type FloatArray } from "../tensor/allocate.ts";
import { sizeOf } from "../tensor/shape.ts";
import { makeTensor, Tensor } from "../tensor/tensor.ts";

/*
 * Gradients on their way back, of many elements, are not computed where a pullback makes them, but where their values are
 * needed: a chain of elementwise operations, and the sum at its end, then run tile by tile in the first cache, and no
 * array is made for what only the next operation reads. Every operation still rounds to its dtype, so the bits are the
 * same.
 *
 * Nothing of this leaves a walk. A function under differentiation computes at once: its author may keep what it makes, and
 * change arrays in between.
 */

/** The least elements for which it pays to compute later. */
const MIN_DEFERRED: number = 2 * TILE;

/** Returns whether operations may compute later: during the outermost walk. */
let deferring = false;

/** Runs the work of a walk, in which operations may compute later. */
export function withDeferring<Result>(work: () => Result): Result {
  const before = deferring;
  deferring = true;
  try {
    return work();
  } finally {
    deferring = before;
  }
}

/** Runs work of others within a walk: its operations compute at once. */
export function withoutDeferring<Result>(work: () => Result): Result {
  const before = deferring;
  deferring = false;
  try {
    return work();
  } finally {
    deferring = before;
  }
}

/** Writes elements from `start` on to `out`, from `outStart` on. */
type Evaluate = (out: FloatArray, outStart: number, start: number, count: number) => void;

/** The state of a deferred tensor in place of its values. */
interface Pending {
  readonly dtype: DType;
  readonly evaluate: Evaluate;
  /** Whether an operation takes the values tile by tile: a second one would compute them again. */
  taken: boolean;
  values: FloatArray | null;
}

const pending = /* @__PURE__ */ new WeakMap<Tensor, Pending>();

/** Makes a tensor whose values are computed when `data` is read, or tile by tile by the operation that takes it. */
function deferredTensor(shape: readonly number[], dtype: DType, evaluate: Evaluate): Tensor {
  const state: Pending = { dtype, evaluate, taken: false, values: null };
  const tensor = Object.create(Tensor.prototype, {
    shape: { value: shape },
    size: { value: sizeOf(shape) },
    dtype: { value: dtype },
    data: { get: () => valuesOf(state, shape) },
  }) as Tensor;
  pending.set(tensor, state);
  return tensor;
}

function valuesOf(state: Pending, shape: readonly number[]): FloatArray {
  if (state.values === null) {
    const values = allocate(sizeOf(shape), state.dtype);
    forEachTile(values.length, (start, count) => state.evaluate(values, start, start, count));
    state.values = values;
  }
  return state.values;
}

function forEachTile(size: number, visit: (start: number, count: number) => void): void {
  for (let start = 0; start < size; start += TILE) visit(start, Math.min(TILE, size - start));
}

/** Reports whether the values of a tensor are still to be computed. */
export function isDeferred(x: Tensor): boolean {
  return deferring && pending.has(x);
}

/** Returns a tensor with its values; the same one if it has them. */
export function settled(x: Tensor): Tensor {
  return pending.has(x) ? makeTensor(x.data, x.shape) : x;
}

/** Makes a function that writes elements of a tensor, at most TILE at once: of a deferred one without computing all of its values. */
export function tileReader(x: Tensor): Evaluate {
  const state = pending.get(x);
  if (state !== undefined && !state.taken && state.values === null) {
    state.taken = true;
    return (out, outStart, start, count) => writeTile(state, out, outStart, start, count);
  }
  const { data } = x;
  return (out, outStart, start, count) => out.set(data.subarray(start, start + count), outStart);
}

/** Writes a tile that is taken: computed, unless all values were computed since for another reader. */
function writeTile({ values, evaluate }: Pending, ...tile: Parameters<Evaluate>): void {
  const [out, outStart, start, count] = tile;
  if (values === null) evaluate(...tile);
  else out.set(values.subarray(start, start + count), outStart);
}

/** a ∘ b, to be computed later; null where it is to be computed now. Shapes are those of `combine`. */
export function deferBinary(
  kernel: BinaryKernel,
  a: Tensor | number,
  b: Tensor | number,
  shape: readonly number[],
  dtype: DType,
): Tensor | null {
  if (!deferring) return null;
  const size = sizeOf(shape);
  if (size < MIN_DEFERRED) return null;
  const left = operandOf(a, size);
  const right = operandOf(b, size);
  if (left === null || right === null) return null;
  return deferredTensor(shape, dtype, (out, outStart, start, count) => {
    left.prepare(start, count);
    right.prepare(start, count);
    const aStart = left.start(start);
    const bStart = right.start(start);
    combineTile(kernel, out, outStart, left.array, aStart, left.step, right.array, bStart, right.step, count);
  });
}

/** An operand as a kernel reads it. */
interface TileOperand {
  readonly array: FloatArray;
  readonly step: 0 | 1;
  /** Computes a tile, where it is not there yet. */
  readonly prepare: (start: number, count: number) => void;
  /** Returns the place of the block in the array. */
  readonly start: (start: number) => number;
}

const nothing = () => {};

function operandOf(x: Tensor | number, size: number): TileOperand | null {
  if (typeof x === "number") {
    return { array: Float64Array.of(x), step: 0, prepare: nothing, start: () => 0 };
  }
  if (x.size === 1) return { array: x.data, step: 0, prepare: nothing, start: () => 0 };
  if (x.size !== size) return null;
  const state = pending.get(x);
  if (state === undefined || state.taken || state.values !== null) {
    return { array: x.data, step: 1, prepare: nothing, start: (start) => start };
  }
  state.taken = true;
  const scratch = allocate(TILE, state.dtype);
  return {
    array: scratch,
    step: 1,
    prepare: (start, count) => writeTile(state, scratch, 0, start, count),
    start: () => 0,
  };
}

/** f(x), to be computed later; null where it is to be computed now. */
export function deferUnary(kernel: UnaryKernel, x: Tensor): Tensor | null {
  if (!deferring || x.size < MIN_DEFERRED) return null;
  const tiles = tileReader(x);
  return deferredTensor(x.shape, x.dtype, (out, outStart, start, count) => {
    tiles(out, outStart, start, count);
    kernel(out, out, outStart, outStart + count);
  });
}

/** `x` in another dtype, to be computed later; null where it is to be computed now. */
export function deferCast(x: Tensor, dtype: DType): Tensor | null {
  if (!isDeferred(x)) return null;
  const scratch = allocate(TILE, x.dtype);
  const tiles = tileReader(x);
  return deferredTensor(x.shape, dtype, (out, outStart, start, count) => {
    tiles(scratch, 0, start, count);
    for (let k = 0; k < count; k++) out[outStart + k] = scratch[k]!;
  });
}

/** Σ of all values of a deferred tensor, in the library's order of summation; its values are not kept. */
export function sumDeferred(x: Tensor): number {
  const scratch = allocate(TILE, x.dtype);
  const tiles = tileReader(x);
  let sum = 0;
  forEachTile(x.size, (start, count) => {
    tiles(scratch, 0, start, count);
    sum = addTile(sum, scratch, count);
  });
  return sum;
}
