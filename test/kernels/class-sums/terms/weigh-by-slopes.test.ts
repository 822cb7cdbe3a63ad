import { expect, it } from "vitest";
import { weighBySlopes } from "../../../../src/kernels/class-sums/terms/weigh-by-slopes.ts";

it("multiplies by the derivative of each voxel, and leaves one for all to the caller", () => {
  const factor = Float64Array.of(2, 3, 5);
  expect(weighBySlopes(factor, 7, 3)).toBe(7);
  expect([...factor]).toEqual([2, 3, 5]);
  expect(weighBySlopes(factor, Float64Array.of(10, 0, 9), 2)).toBe(1);
  expect([...factor]).toEqual([20, 0, 5]);
});
