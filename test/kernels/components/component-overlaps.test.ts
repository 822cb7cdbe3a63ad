import { expect, it } from "vitest";
import { componentOverlaps } from "../../../src/kernels/components/component-overlaps.ts";

it("counts the voxels of each pair of components, by number", () => {
  const first = Int32Array.of(2, 2, 10, 0, 2, 10, 10);
  const second = Int32Array.of(1, 3, 3, 3, 3, 0, 3);
  const { firsts, seconds, voxels } = componentOverlaps(first, second);
  expect(Array.from(firsts, (one, k) => [one, seconds[k], voxels[k]])).toEqual([
    [2, 1, 1],
    [2, 3, 2],
    [10, 3, 2],
  ]);
});
