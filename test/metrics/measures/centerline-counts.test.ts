import { expect, it } from "vitest";
import { centerlineCounts } from "../../../src/metrics/measures/centerline-counts.ts";

const maskOf = (text: string) => {
  const voxels = Uint8Array.from(text, (letter) => (letter === "#" ? 1 : 0));
  return { voxels, count: voxels.filter((voxel) => voxel === 1).length };
};

it("counts the voxels of both skeletons, and those inside the other mask", () => {
  const masks = { prediction: maskOf("##.#."), target: maskOf("#####"), extents: [1, 1, 5] as const };
  expect(centerlineCounts(masks)).toEqual([3, 3, 5, 3]);
});

it("has no skeleton of an empty mask", () => {
  const masks = { prediction: maskOf("....."), target: maskOf(".###."), extents: [1, 1, 5] as const };
  expect(centerlineCounts(masks)).toEqual([0, 0, 3, 0]);
});
