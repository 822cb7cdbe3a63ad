import { expect, it } from "vitest";
import {
  type ConvolutionLayout,
  convolveForward,
  convolveToInput,
  convolveToKernel,
} from "../../../src/kernels/windows/convolution.ts";
import { randomValues } from "../../tensor/random-values.ts";

const layout: ConvolutionLayout = {
  batch: 2,
  inputs: 2,
  outputs: 3,
  space: [2, 3, 4],
  window: [1, 2, 3],
  output: [2, 2, 2],
  strides: [1, 2, 2],
  padding: [0, 1, 1],
};

it("is one trilinear form: all three kernels give its value", () => {
  const x = randomValues(2 * 24 * 2, 1);
  const w = randomValues(6 * 2 * 3, 2);
  const y = randomValues(2 * 8 * 3, 3);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((total, value, k) => total + value * b[k]!, 0);
  const value = dot(convolveForward(x, w, layout), y);
  expect(dot(convolveToInput(w, y, layout), x)).toBeCloseTo(value, 12);
  expect(dot(convolveToKernel(x, y, layout), w)).toBeCloseTo(value, 12);
  expect(Math.abs(value)).toBeGreaterThan(0.01);
});
