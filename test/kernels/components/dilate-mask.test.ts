import { expect, it } from "vitest";
import { dilateMask } from "../../../src/kernels/components/dilate-mask.ts";

const sizeAfter = (extents: readonly [number, number, number], at: number, steps: number) => {
  const mask = new Uint8Array(extents[0] * extents[1] * extents[2]);
  mask[at] = 1;
  dilateMask(mask, extents, steps);
  return mask.reduce((sum, value) => sum + value, 0);
};

// Values of scipy.ndimage.binary_dilation of SciPy 1.10.1, with generate_binary_structure(3, 2), of a voxel in the middle of 9³.
it("adds voxels that share a face or an edge", () => {
  expect([0, 1, 2, 3].map((steps) => sizeAfter([9, 9, 9], 364, steps))).toEqual([1, 19, 93, 263]);
});

it("ends at the border, and is a square in 2-D", () => {
  expect(sizeAfter([9, 9, 9], 0, 1)).toBe(7);
  expect(sizeAfter([9, 1, 9], 40, 2)).toBe(25);
});
