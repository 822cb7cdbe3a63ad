import type { FloatArray } from "../tensor/allocate.ts";
import * as elementary from "./elementary.ts";

/** out[k] = f(x[k]); one explicit loop an operation, as in the binary kernels. */
export type UnaryKernel = (out: FloatArray, x: FloatArray) => void;

export const negate: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = -x[k]!;
};

export const square: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = x[k]! * x[k]!;
};

export const sqrt: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = Math.sqrt(x[k]!);
};

export const exp: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = elementary.exp(x[k]!);
};

export const log: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = elementary.log(x[k]!);
};

export const log1p: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = elementary.log1p(x[k]!);
};

export const abs: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = Math.abs(x[k]!);
};

export const sign: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = Math.sign(x[k]!);
};

export const sigmoid: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = elementary.sigmoid(x[k]!);
};

export const softplus: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = elementary.softplus(x[k]!);
};

export const tanh: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = elementary.tanh(x[k]!);
};

/** A NaN stays one. */
export const relu: UnaryKernel = (out, x) => {
  for (let k = 0; k < out.length; k++) out[k] = Math.max(x[k]!, 0);
};
