import { allocate, dtypeOf, type FloatArray } from "../tensor/allocate.ts";
import * as elementary from "./elementary.ts";
import { forEachRun, planRuns } from "./runs.ts";

/** out[k] = f(x[k]) from `start` to `end`; one explicit loop an operation, as in the binary kernels. */
export type UnaryKernel = (out: FloatArray, x: FloatArray, start: number, end: number) => void;

/** f(x), in the dtype of x. */
export function apply(kernel: UnaryKernel, x: FloatArray): FloatArray {
  const out = allocate(x.length, dtypeOf(x));
  forEachRun(planRuns([x.length], [[1]]), ([start], count) => kernel(out, x, start!, start! + count));
  return out;
}

export const negate: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = -x[k]!;
};

export const square: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = x[k]! * x[k]!;
};

export const sqrt: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.sqrt(x[k]!);
};

export const exp: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.exp(x[k]!);
};

export const log: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.log(x[k]!);
};

export const log1p: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.log1p(x[k]!);
};

export const abs: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.abs(x[k]!);
};

export const sign: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.sign(x[k]!);
};

export const sigmoid: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.sigmoid(x[k]!);
};

export const softplus: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.softplus(x[k]!);
};

export const logCosh: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.logCosh(x[k]!);
};

export const tanh: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = elementary.tanh(x[k]!);
};

/** A NaN stays one. */
export const relu: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.max(x[k]!, 0);
};
