import { expect, it } from "vitest";
import { isAbsent, reportClasses } from "../../src/cli/score-report.ts";

const counts = {
  intersection: [80, 6, 0, 0],
  predicted: [85, 10, 0, 5],
  actual: [90, 8, 0, 2],
  voxels: 100,
};
const none = new Map<number, string>();

it("scores each class, and leaves an absent one without scores", () => {
  const { classes } = reportClasses(counts, new Map([[1, "liver"]]), false);
  expect(classes).toHaveLength(4);
  expect(classes[1]).toEqual({
    class: 1,
    name: "liver",
    predicted: 10,
    actual: 8,
    intersection: 6,
    dice: 12 / 18,
    jaccard: 6 / 12,
    precision: 6 / 10,
    recall: 6 / 8,
  });
  expect(classes[2]).toMatchObject({
    class: 2,
    dice: Number.NaN,
    jaccard: Number.NaN,
    precision: Number.NaN,
  });
  expect(classes[2]).not.toHaveProperty("name");
  expect(classes[3]).toMatchObject({ dice: 0, jaccard: 0, precision: 0, recall: 0 });
  expect(classes.map(isAbsent)).toEqual([false, false, true, false]);
});

it("takes the mean of the classes that are there, background left out", () => {
  const { mean, skipped, includeBackground } = reportClasses(counts, none, false);
  expect(mean).toEqual({ dice: 12 / 18 / 2, jaccard: 0.25, precision: 0.3, recall: 0.375, classes: 2 });
  expect(skipped).toEqual([2]);
  expect(includeBackground).toBe(false);
});

it("takes background into the mean when asked to", () => {
  const { mean } = reportClasses(counts, none, true);
  expect(mean.classes).toBe(3);
  expect(mean.dice).toBeCloseTo((160 / 175 + 12 / 18 + 0) / 3, 14);
});

it("has no mean where every class is absent", () => {
  const empty = { intersection: [9, 0], predicted: [9, 0], actual: [9, 0], voxels: 9 };
  const { mean, skipped } = reportClasses(empty, none, false);
  expect(mean).toEqual({
    dice: Number.NaN,
    jaccard: Number.NaN,
    precision: Number.NaN,
    recall: Number.NaN,
    classes: 0,
  });
  expect(skipped).toEqual([1]);
});
