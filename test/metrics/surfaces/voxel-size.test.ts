import { expect, it } from "vitest";
import { voxelSize } from "../../../src/metrics/surfaces/voxel-size.ts";

it("a voxel has its shortest and its longest side, and its longest diagonal", () => {
  expect(
    voxelSize(
      [
        [2, 0, 0],
        [0, 3, 0],
        [0, 0, 6],
      ],
      false,
    ),
  ).toEqual({ diagonal: 7, smallest: 2, largest: 6 });
  expect(
    voxelSize(
      [
        [3, 0, 0],
        [0, 1, 0],
        [0, 0, 4],
      ],
      true,
    ),
  ).toEqual({ diagonal: 5, smallest: 3, largest: 4 });
  // Leaning by 3 to the right: to the far corner on that side 4 along and 3 + 1 across.
  expect(
    voxelSize(
      [
        [4, 0, 3],
        [0, 1, 0],
        [0, 0, 1],
      ],
      true,
    ).diagonal,
  ).toBeCloseTo(Math.hypot(4, 4), 14);
});
