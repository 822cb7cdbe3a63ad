import { allocate, dtypeOf, type FloatArray } from "../../tensor/allocate.ts";
import { erf as erfOf } from "../elementary/erf.ts";
import { expm1 as expm1Of } from "../elementary/expm1.ts";
import { exp as expOf } from "../elementary/exponential.ts";
import { cosh as coshOf, sinh as sinhOf } from "../elementary/hyperbolic.ts";
import { logCosh as logCoshOf } from "../elementary/log-cosh.ts";
import { log1p as log1pOf, log as logOf } from "../elementary/logarithm.ts";
import { sigmoid as sigmoidOf } from "../elementary/sigmoid.ts";
import { cos as cosOf, sin as sinOf } from "../elementary/sine.ts";
import { softplus as softplusOf } from "../elementary/softplus.ts";
import { tanh as tanhOf } from "../elementary/tanh.ts";
import { BLOCK } from "./summation.ts";

/** out[k] = f(x[k]) from `start` to `end`; one explicit loop an operation, as in the binary kernels. */
export type UnaryKernel = (out: FloatArray, x: FloatArray, start: number, end: number) => void;

/** f(x), in the dtype of x. */
export function apply(kernel: UnaryKernel, x: FloatArray): FloatArray {
  const out = allocate(x.length, dtypeOf(x));
  // A block at a time: engines compile a function that is called often better than a loop that runs long.
  for (let start = 0; start < x.length; start += BLOCK) {
    kernel(out, x, start, Math.min(x.length, start + BLOCK));
  }
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

/** The slope of relu: ½ at 0, the mean of both sides. */
export const reluSlope: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) {
    const value = x[k]!;
    out[k] = value > 0 ? 1 : value === 0 ? 0.5 : 0;
  }
};

/** x held between two bounds, each NaN if there is none; a NaN stays one. */
export function clampTo(x: FloatArray, min: number, max: number): FloatArray {
  const out = allocate(x.length, dtypeOf(x));
  for (let k = 0; k < out.length; k++) {
    const value = x[k]!;
    if (value < min) out[k] = min;
    else if (value > max) out[k] = max;
    else out[k] = value;
  }
  return out;
}

/** The slope of {@link clampTo}: 1 within the bounds, 0 beyond, ½ at a bound; 0 everywhere if the bounds are equal. */
export function clampSlope(x: FloatArray, min: number, max: number): FloatArray {
  const out = allocate(x.length, dtypeOf(x));
  if (min === max) return out;
  for (let k = 0; k < out.length; k++) {
    const value = x[k]!;
    out[k] = value < min || value > max ? 0 : value === min || value === max ? 0.5 : 1;
  }
  return out;
}

export const sin: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = sinOf(x[k]!);
};

export const cos: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = cosOf(x[k]!);
};

export const erf: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = erfOf(x[k]!);
};

export const expm1: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = expm1Of(x[k]!);
};

export const cosh: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = coshOf(x[k]!);
};

export const sinh: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = sinhOf(x[k]!);
};

export const logSigmoid: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = -softplusOf(-x[k]!);
};

export const floor: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) out[k] = Math.floor(x[k]!);
};

/** Added to a smaller number and taken away, it leaves the nearest whole number, of two as near the even one. */
const ROUNDER = 2 ** 52;

/** The nearest whole number; halves go to the even one. The product with 0 keeps the sign of a 0. */
export const round: UnaryKernel = (out, x, start, end) => {
  for (let k = start; k < end; k++) {
    const value = x[k]!;
    const size = Math.abs(value);
    const whole = size < ROUNDER ? size + ROUNDER - ROUNDER : size;
    out[k] = whole === 0 ? 0 * value : value < 0 ? -whole : whole;
  }
};
