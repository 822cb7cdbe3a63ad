import { expect, it } from "vitest";
import { classMasks } from "../../../src/metrics/measures/class-masks.ts";
import { planSurfaces } from "../../../src/metrics/surfaces/plan-surfaces.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";

const prediction = labelMap([
  [0, 2, 2, 0],
  [0, 0, 2, 0],
  [1, 0, 0, 0],
]);
const target = labelMap([
  [0, 0, 2, 2],
  [0, 0, 0, 0],
  [1, 0, 0, 0],
]);

it("holds the voxels of a class in the box around it in both maps", () => {
  const plan = planSurfaces("f", prediction, target, { classes: 4 });
  const { prediction: ours, target: theirs, extents } = classMasks(plan, 2);
  expect(extents).toEqual([2, 1, 3]);
  expect([...ours.voxels]).toEqual([1, 1, 0, 0, 1, 0]);
  expect([...theirs.voxels]).toEqual([0, 1, 1, 0, 0, 0]);
  expect([ours.count, theirs.count]).toEqual([3, 2]);
});

it("leaves out voxels that do not count, and has none of a class that is absent", () => {
  const mask = labelMap([
    [1, 1, 0, 1],
    [1, 1, 1, 1],
    [1, 1, 1, 1],
  ]);
  const plan = planSurfaces("f", prediction, target, { classes: 4, mask });
  expect(classMasks(plan, 2).prediction.count).toBe(2);
  expect(classMasks(plan, 2).target.count).toBe(1);
  expect(classMasks(plan, 3)).toMatchObject({ prediction: { count: 0 }, target: { count: 0 } });
});
