import { expect, it } from "vitest";
import { elementKernels } from "../../../src/kernels/simd/element-kernels.ts";

it("walk along a row, or stay at one value", () => {
  const { kernels, floats } = elementKernels.near()!;
  const [a, b, out] = [65_536, 66_560, 67_584];
  floats.set([1, 2, 3, 4, 5, 6, 7, 8], a / 4);
  floats.set([10, 10, 10, 10], b / 4);
  kernels.multiplyRow(a, 16, b, 0, out, 8);
  expect(Array.from(floats.subarray(out / 4, out / 4 + 8))).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
  expect(kernels.sumBlocks(a, 8, 0.5)).toBe(36.5);
});

it("keep a gradient of 0 whatever the slope", () => {
  const { kernels, floats } = elementKernels.near()!;
  const [a, b, out] = [65_536, 66_560, 67_584];
  floats.set([0, -0, 0, 2], a / 4);
  floats.set([Infinity, -Infinity, Number.NaN, Number.NaN], b / 4);
  kernels.multiplyGradientRow(a, 16, b, 16, out, 4);
  expect(Array.from(floats.subarray(out / 4, out / 4 + 4))).toEqual([0, 0, 0, Number.NaN]);
  floats.set([0, 0, -0, 0], b / 4);
  kernels.divideGradientRow(a, 16, b, 16, out, 4);
  expect(Array.from(floats.subarray(out / 4, out / 4 + 4))).toEqual([0, 0, 0, Infinity]);
});
