import { expect, it } from "vitest";
import { memoryShape, voxelText } from "../../../src/files/volume/volume.ts";

it("sees Fortran order as C order of the reversed axes", () => {
  expect(memoryShape({ shape: [2, 3, 4], order: "c" })).toEqual([2, 3, 4]);
  expect(memoryShape({ shape: [2, 3, 4], order: "fortran" })).toEqual([4, 3, 2]);
});

it("names a voxel by the axes of the file", () => {
  expect(voxelText({ shape: [2, 3, 4], order: "c" }, 1 + 4 * (2 + 3 * 1))).toBe("[1, 2, 1]");
  expect(voxelText({ shape: [2, 3, 4], order: "fortran" }, 1 + 2 * (2 + 3 * 3))).toBe("[1, 2, 3]");
});
