import { expect, it } from "vitest";
import { componentOverlaps } from "../../../src/kernels/components/component-overlaps.ts";
import { randomLabels } from "../../tensor/random-values.ts";

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

it.each([1, 3, 40])("counts runs of %i voxels as voxel by voxel, in arrays of two types", (run) => {
  const first = Uint8Array.from(randomLabels(1003, 1, 4, run));
  const second = Int32Array.from(randomLabels(1003, 2, 3, run + 2));
  const want = new Map<number, number>();
  first.forEach((one, at) => {
    const key = 10 * one + second[at]!;
    if (one !== 0 && second[at] !== 0) want.set(key, (want.get(key) ?? 0) + 1);
  });
  const { firsts, seconds, voxels } = componentOverlaps(first, second);
  const found = Array.from(firsts, (one, k) => [10 * one + seconds[k]!, voxels[k]!]);
  expect(found).toEqual([...want].sort(([a], [b]) => a - b));
});
