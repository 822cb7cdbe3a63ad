import { expect, it } from "vitest";
import { caseMeasures } from "../../../src/metrics/measures/case-measures.ts";
import { surfaceDistances } from "../../../src/metrics/surfaces/surface-distances.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";

const prediction = labelMap([0, 1, 1, 0, 2, 0], [1, 2, 3]);
const target = labelMap([0, 0, 1, 1, 0, 0], [1, 2, 3]);
const spacing = [3, 4, 12];
const choice = {
  classes: 3,
  spacing,
  axes: undefined,
  boundary: "voxels" as const,
  surfaces: () => surfaceDistances(prediction, target, { classes: 3, spacing, boundary: "voxels" }),
};

it("measures each class in ml and mm", () => {
  expect(caseMeasures("f", prediction, target, choice, ["volume", "diagonal"], [1, 2])).toEqual([
    [0.288, 0.288, Math.sqrt(9 + 64 + 36 * 36)],
    [0.144, 0, Math.sqrt(9 + 64 + 36 * 36)],
  ]);
});

it("takes the volume of tilted axes", () => {
  const axes = [
    [3, 0, 0],
    [0, 4, 3],
    [0, 0, 12],
  ];
  const tilted = { ...choice, spacing: undefined, axes };
  expect(caseMeasures("f", prediction, target, tilted, ["volume"], [1])).toEqual([[0.288, 0.288]]);
});
