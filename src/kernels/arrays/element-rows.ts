import type { FloatArray } from "../../tensor/allocate.ts";
import { type BinaryRowName, elementKernels } from "../simd/element-kernels.ts";
import { type SimdInstance, TABLE_BYTES } from "../simd/simd-module.ts";
import { BLOCK, sumBlock } from "./summation.ts";

/*
 * Elementwise operations and sums of float32, a tile at a time, by the kernels of SIMD: arrays are used where they lie if
 * that is in the memory of the kernels, and copied there if not.
 */

/** Elements of a tile: whole blocks of the summation order, few enough for the first cache. */
export const TILE: number = 4 * BLOCK;

/** Fewer elements than this are not worth the copies. */
const MIN_SIMD = 2 * BLOCK;

/** Where three rows are, behind the tables of other kernels. */
const ROWS_AT = TABLE_BYTES;
const ROW_BYTES = 4 * TILE + 64;

/** a ∘ b by SIMD, if the operation has such a kernel and all arrays are float32; reports whether it was done. */
export function combineRows(
  name: BinaryRowName | undefined,
  out: FloatArray,
  outStart: number,
  a: FloatArray,
  aStart: number,
  aStep: number,
  b: FloatArray,
  bStart: number,
  bStep: number,
  count: number,
): boolean {
  if (name === undefined || count < MIN_SIMD || !(out instanceof Float32Array)) return false;
  if (!(isSingle(a, aStart, aStep) && isSingle(b, bStart, bStep))) return false;
  const instance = elementKernels.near(out, a, b);
  if (instance === null) return false;
  const kernel = instance.kernels[name];
  for (let done = 0; done < count; done += TILE) {
    const length = Math.min(TILE, count - done);
    const padded = (length + 3) & ~3;
    const left = place(instance, a, aStart + done * aStep, aStep, length, 0);
    const right = place(instance, b, bStart + done * bStep, bStep, length, 1);
    const here = out.buffer === instance.buffer && padded === length;
    const to = here ? out.byteOffset + 4 * (outStart + done) : ROWS_AT + 2 * ROW_BYTES;
    kernel(left, 16 * aStep, right, 16 * bStep, to, padded);
    if (!here) out.set(instance.floats.subarray(to / 4, to / 4 + length), outStart + done);
  }
  return true;
}

/** Σ of all values in the library's order of summation. */
export function sumValues(x: FloatArray): number {
  let sum = 0;
  for (let start = 0; start < x.length; start += TILE) {
    sum = addTile(sum, x, Math.min(TILE, x.length - start), start);
  }
  return sum;
}

/** Adds the blocks of a tile to a sum, in the library's order: by SIMD where they are float32 and many. */
export function addTile(before: number, x: FloatArray, count: number, start = 0): number {
  const instance = x instanceof Float32Array && count >= MIN_SIMD ? elementKernels.near(x) : null;
  if (instance !== null) {
    const padded = (count + 3) & ~3;
    if (padded === count) {
      return instance.kernels.sumBlocks(place(instance, x, start, 1, count, 0), count, before);
    }
    instance.floats.fill(0, ROWS_AT / 4 + count, ROWS_AT / 4 + padded);
    instance.floats.set(x.subarray(start, start + count), ROWS_AT / 4);
    return instance.kernels.sumBlocks(ROWS_AT, padded, before);
  }
  let sum = before;
  for (let done = 0; done < count; done += BLOCK) {
    sum += sumBlock(x, start + done, 1, Math.min(BLOCK, count - done));
  }
  return sum;
}

/** Reports whether an operand is float32, or a single number that float32 has. */
function isSingle(x: FloatArray, start: number, step: number): boolean {
  return x instanceof Float32Array || (step === 0 && Object.is(Math.fround(x[start]!), x[start]));
}

/** Returns the pointer of an operand's tile; `row` is where it goes if it lies in another memory. */
function place(
  { buffer, floats }: SimdInstance<unknown>,
  x: FloatArray,
  start: number,
  step: number,
  length: number,
  row: number,
): number {
  if (step === 1 && x.buffer === buffer) return x.byteOffset + 4 * start;
  const at = ROWS_AT + row * ROW_BYTES;
  if (step === 0) floats.fill(x[start]!, at / 4, at / 4 + 4);
  else floats.set(x.subarray(start, start + length), at / 4);
  return at;
}
