import { expect, it } from "vitest";
import { confusionCounts, countOverlap, labelMap } from "../../../src/index.ts";

it("divides the voxels of each class into four", () => {
  const counts = countOverlap(labelMap([0, 1, 1, 2]), labelMap([0, 1, 0, 1]), { classes: 3 });
  expect(confusionCounts(counts).map((one) => Object.values(one))).toEqual([
    [1, 0, 1, 2],
    [1, 1, 1, 1],
    [0, 1, 0, 3],
  ]);
});
