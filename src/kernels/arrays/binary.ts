import { allocate, type DType, type FloatArray } from "../../tensor/allocate.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { softplus } from "../elementary/softplus.ts";
import type { BinaryRowName } from "../simd/element-kernels.ts";
import { combineRows } from "./element-rows.ts";
import { powers } from "./power.ts";
import { broadcastStrides, forEachRun, planRuns } from "./runs.ts";
import { BLOCK } from "./summation.ts";

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

/** a·b, where a = 0 gives 0 whatever b is: a gradient times a slope. */
export const multiplyGradient: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const product = a[aStart + k * aStep]! * b[bStart + k * bStep]!;
    out[start + k] = product;
    sum += product;
  }
  // A finite sum has no NaN in it. It costs nothing beside the stores, where a test of each element doubles the time.
  if (Number.isFinite(sum)) return;
  for (let k = 0; k < count; k++)
    if (Number.isNaN(out[start + k]) && a[aStart + k * aStep] === 0) out[start + k] = 0;
};

/** a·b, where a = 0 or b = 0 gives 0: a product of two gradients. */
export const multiplyGradients: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const product = a[aStart + k * aStep]! * b[bStart + k * bStep]!;
    out[start + k] = product;
    sum += product;
  }
  if (Number.isFinite(sum)) return;
  for (let k = 0; k < count; k++)
    if (Number.isNaN(out[start + k]) && (a[aStart + k * aStep] === 0 || b[bStart + k * bStep] === 0))
      out[start + k] = 0;
};

/** a/b, where a = 0 gives 0 whatever b is: a gradient over the inverse of a slope. */
export const divideGradient: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const quotient = a[aStart + k * aStep]! / b[bStart + k * bStep]!;
    out[start + k] = quotient;
    sum += quotient;
  }
  if (Number.isFinite(sum)) return;
  for (let k = 0; k < count; k++)
    if (Number.isNaN(out[start + k]) && a[aStart + k * aStep] === 0) out[start + k] = 0;
};

export const maximum: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = Math.max(a[aStart + k * aStep]!, b[bStart + k * bStep]!);
};

export const minimum: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = Math.min(a[aStart + k * aStep]!, b[bStart + k * bStep]!);
};

export const power: BinaryKernel = powers;

/** log(eᵃ + eᵇ): the larger, and what the smaller adds to it. */
export const logAddExp: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) {
    const x = a[aStart + k * aStep]!;
    const y = b[bStart + k * bStep]!;
    // Of equal infinities the difference is NaN.
    out[start + k] = x === y ? x + Math.LN2 : Math.max(x, y) + softplus(-Math.abs(x - y));
  }
};

/** The part of the gradient of max(a, b) that a gets: 1 where it is larger, ½ at a tie, 0 where it is smaller. */
export const shareOfLarger: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) {
    const x = a[aStart + k * aStep]!;
    const y = b[bStart + k * bStep]!;
    out[start + k] = x > y ? 1 : x === y ? 0.5 : 0;
  }
};

/** The part of the gradient of min(a, b) that a gets. */
export const shareOfSmaller: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) {
    const x = a[aStart + k * aStep]!;
    const y = b[bStart + k * bStep]!;
    out[start + k] = x < y ? 1 : x === y ? 0.5 : 0;
  }
};

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

/** Evaluates a ∘ b of operands that are as long as the result, or single numbers: by SIMD where that serves. */
export const combineTile: (kernel: BinaryKernel, ...args: Parameters<BinaryKernel>) => void = (
  kernel,
  out,
  start,
  a,
  aStart,
  aStep,
  b,
  bStart,
  bStep,
  count,
) => {
  const row = ROWS.get(kernel);
  if (combineRows(row, out, start, a, aStart, aStep, b, bStart, bStep, count)) return;
  // A block at a time: engines compile a function that is called often better than a loop that runs long.
  for (let done = 0; done < count; done += BLOCK) {
    const length = Math.min(BLOCK, count - done);
    kernel(out, start + done, a, aStart + done * aStep, aStep, b, bStart + done * bStep, bStep, length);
  }
};

const ROWS: ReadonlyMap<BinaryKernel, BinaryRowName> = /* @__PURE__ */ new Map([
  [add, "addRow"],
  [subtract, "subtractRow"],
  [multiply, "multiplyRow"],
  [divide, "divideRow"],
  [multiplyGradient, "multiplyGradientRow"],
  [divideGradient, "divideGradientRow"],
]);

/** Evaluates a ∘ b over `shape`, to which both broadcast. */
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
  const size = out.length;
  // The usual cases need no plan: every operand is as long as the result, or a single number.
  if ((a.length === size || a.length === 1) && (b.length === size || b.length === 1)) {
    combineTile(kernel, out, 0, a, 0, a.length === size ? 1 : 0, b, 0, b.length === size ? 1 : 0, size);
    return out;
  }
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
