import { expect, it } from "vitest";
import { boxSizes, boxSums } from "../../../src/kernels/windows/box-sums.ts";

it("sums windows, at the edges over the places inside", () => {
  expect(Array.from(boxSums(Float32Array.of(1, 2, 4, 8), [4], [3]))).toEqual([3, 7, 14, 12]);
  expect(Array.from(boxSums(Float64Array.of(1, 2, 4, 8, 16, 32), [2, 3], [3, 1]))).toEqual([
    9, 18, 36, 9, 18, 36,
  ]);
  expect(Array.from(boxSizes([2, 3], [3, 3]))).toEqual([4, 6, 4, 4, 6, 4]);
  expect(Array.from(boxSizes([3], [9]))).toEqual([3, 3, 3]);
});
