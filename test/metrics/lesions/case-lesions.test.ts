import { expect, it } from "vitest";
import { labelMap } from "../../../src/index.ts";
import { caseLesions } from "../../../src/metrics/lesions/case-lesions.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";

const map = labelMap([1, 0, 2, 2], [2, 2]);

it("measures every class but 0, with the volume of a voxel and the penalty", () => {
  const rules = readLesionRules("test", { penalty: "diagonal", connectivity: 4 });
  const choice = { classes: 3, spacing: [1.5, 2], ignoreIndex: undefined, mask: undefined };
  const { voxelVolume, penalty, lesions } = caseLesions("test", map, map, choice, rules);
  expect([voxelVolume, penalty]).toEqual([3, 5]);
  expect(lesions.map((lesion) => [lesion.class, lesion.targetVoxels, lesion.centre])).toEqual([
    [1, 1, [0, 0]],
    [2, 2, [1, 0.5]],
  ]);
});
