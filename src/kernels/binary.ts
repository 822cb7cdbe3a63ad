import type { FloatArray } from "../tensor/allocate.ts";
import { power as powerOf } from "./elementary.ts";

/**
 * out[start + k] = a[…] ∘ b[…] for `count` elements, each operand from its own start by its own step. One explicit loop
 * an operation: a shared loop with a callback is ten times slower, since its call site sees every operation.
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
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! + b[j]!;
};

export const subtract: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! - b[j]!;
};

export const multiply: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! * b[j]!;
};

export const divide: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! / b[j]!;
};

export const maximum: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = Math.max(a[i]!, b[j]!);
};

export const minimum: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = Math.min(a[i]!, b[j]!);
};

export const power: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = powerOf(a[i]!, b[j]!);
};

/** 1 where a > b, else 0. */
export const greater: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! > b[j]! ? 1 : 0;
};

/** 1 where a < b, else 0. */
export const less: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! < b[j]! ? 1 : 0;
};

/** 1 where a = b, else 0. */
export const equal: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0, i = aStart, j = bStart; k < count; k++, i += aStep, j += bStep)
    out[start + k] = a[i]! === b[j]! ? 1 : 0;
};
