import { allocate, dtypeOf, type FloatArray } from "../../tensor/allocate.ts";
import { exp as expOf } from "../elementary/exponential.ts";
import { logCosh as logCoshOf } from "../elementary/log-cosh.ts";
import { log1p as log1pOf, log as logOf } from "../elementary/logarithm.ts";
import { sigmoid as sigmoidOf } from "../elementary/sigmoid.ts";
import { softplus as softplusOf } from "../elementary/softplus.ts";
import { tanh as tanhOf } from "../elementary/tanh.ts";
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
  for (let k = start; k < end; k++) out[k] = expOf(x[k]!);
};

export const log: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = logOf(x[k]!);
};

export const log1p: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = log1pOf(x[k]!);
};

export const abs: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.abs(x[k]!);
};

export const sign: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.sign(x[k]!);
};

export const sigmoid: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = sigmoidOf(x[k]!);
};

export const softplus: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = softplusOf(x[k]!);
};

export const logCosh: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = logCoshOf(x[k]!);
};

export const tanh: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = tanhOf(x[k]!);
};

/** A NaN stays one. */
export const relu: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.max(x[k]!, 0);
};
