import { expect, it } from "vitest";
import { endingOf, withoutEnding } from "../../src/files/file-ending.ts";

it.each([
  ["a.nii", ".nii", "a"],
  ["a.nii.gz", ".nii.gz", "a"],
  ["b/a.b.NPY", ".npy", "b/a.b"],
  ["x.Png", ".png", "x"],
  ["a.gz", undefined, "a.gz"],
  ["a.npy.gz", undefined, "a.npy.gz"],
  ["nii", undefined, "nii"],
])("%s ends in %s", (name, ending, rest) => {
  expect(endingOf(name)).toBe(ending);
  expect(withoutEnding(name)).toBe(rest);
});
