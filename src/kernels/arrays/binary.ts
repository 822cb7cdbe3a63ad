import { allocate, type DType, type FloatArray } from "../../tensor/allocate.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { powers } from "./power.ts";
import { broadcastStrides, forEachRun, planRuns } from "./runs.ts";

/**
 * out[start + k] = a[…] ∘ b[…] for `count` elements, each operand from its own start by its own step. One explicit loop
 * an operation: a shared loop with a callback would be slow, since its call site sees every operation.
 */
export type BinaryKernel = (
  out: FloatArray,
  start: number,
  a: FloatArray,
  aStart: number,
  aStep: number,
  b: FloatArray,
  bStart: number,
  bStep: number,
  count: number,
) => void;

export const add: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! + b[bStart + k * bStep]!;
};

export const subtract: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! - b[bStart + k * bStep]!;
};

export const multiply: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! * b[bStart + k * bStep]!;
};

export const divide: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! / b[bStart + k * bStep]!;
};

export const maximum: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = Math.max(a[aStart + k * aStep]!, b[bStart + k * bStep]!);
};

export const minimum: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = Math.min(a[aStart + k * aStep]!, b[bStart + k * bStep]!);
};

export const power: BinaryKernel = powers;

/** 1 where a > b, else 0. */
export const greater: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! > b[bStart + k * bStep]! ? 1 : 0;
};

/** 1 where a < b, else 0. */
export const less: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! < b[bStart + k * bStep]! ? 1 : 0;
};

/** 1 where a = b, else 0. */
export const equal: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! === b[bStart + k * bStep]! ? 1 : 0;
};

/** a ∘ b over `shape`, to which both broadcast. */
export function combine(
  kernel: BinaryKernel,
  a: FloatArray,
  aShape: readonly number[],
  b: FloatArray,
  bShape: readonly number[],
  shape: readonly number[],
  dtype: DType,
): FloatArray {
  const out = allocate(sizeOf(shape), dtype);
  const runs = planRuns(
    shape,
    [shape, aShape, bShape].map((other) => broadcastStrides(other, shape)),
  );
  const [, aStep, bStep] = runs.steps as [number, number, number];
  forEachRun(runs, (starts, count) => {
    kernel(out, starts[0]!, a, starts[1]!, aStep, b, starts[2]!, bStep, count);
  });
  return out;
}
