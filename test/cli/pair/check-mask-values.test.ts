import { expect, it } from "vitest";
import { checkMaskValues } from "../../../src/cli/pair/check-mask-values.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const labels = [0, 1, 2, 255];
const voxels = (...present: number[]) => labels.map((label) => (present.includes(label) ? 5 : 0));
const check = (predicted: number[], actual: number[]) =>
  checkMaskValues("a.png", "b.npy", { labels, predicted, actual });

it("refuses 0 and 255 beside 0 and 1, either way", () => {
  expect(() => check(voxels(0, 255), voxels(0, 1))).toThrow(
    new InputError("a.png: is a mask of 0 and 255, b.npy one of 0 and 1; divide the first by 255"),
  );
  expect(() => check(voxels(1), voxels(0, 255))).toThrow(
    new InputError("b.npy: is a mask of 0 and 255, a.png one of 0 and 1; divide the first by 255"),
  );
});

it.each([
  [voxels(0, 255), voxels(0, 255)],
  [voxels(0, 1), voxels(0, 1)],
  [voxels(0, 1, 255), voxels(0, 1)],
  [voxels(0, 255), voxels(0, 1, 2)],
  [voxels(0, 255), voxels(0)],
  [voxels(0, 2), voxels(0, 1)],
])("accepts other labels", (predicted, actual) => {
  expect(() => check(predicted, actual)).not.toThrow();
});
