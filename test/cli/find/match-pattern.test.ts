import { describe, expect, it } from "vitest";
import { matchPattern, wholePath } from "../../../src/cli/find/match-pattern.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("without a pattern, the id is the path without its ending", () => {
  expect(wholePath("site/case.7.nii.gz")).toBe("site/case.7");
});

describe("a pattern", () => {
  it.each([
    ["{id}_seg.nii.gz", "a_seg.nii.gz", "a"],
    ["{id}_seg.nii.gz", "site/a_seg.nii.gz", "site/a"],
    ["{id}_seg.nii.gz", "a_seg.nii", undefined],
    ["{id}_seg.nii.gz", "_seg.nii.gz", undefined],
    ["{id}_seg.nii.gz", "a_seg_nii.gz", undefined],
    // Without an ending, any ending will do.
    ["{id}_seg", "a_seg.nii", "a"],
    ["{id}_seg", "a_seg.npy", "a"],
    ["{id}_seg", "a_seg_2.npy", undefined],
    ["{id}/{id}_seg", "a/a_seg.nii", "a"],
    ["{id}/{id}_seg", "a/b_seg.nii", undefined],
    ["{id}/*_seg", "a/b_seg.nii", "a"],
    ["{id}/*_seg", "a/b/c_seg.nii", "a/b"],
    ["run*/{id}", "run-3/a.png", "a"],
    ["run*/{id}", "run/b/a.png", "b/a"],
    // All else is literal.
    ["({id})+[a-z]", "(7)+[a-z].npy", "7"],
    ["({id})+[a-z]", "77b.npy", undefined],
    ["{id}$", "a$.npy", "a"],
  ])("%s finds in %s the id %s", (pattern, path, id) => {
    expect(matchPattern(pattern)(path)).toBe(id);
  });

  it("needs a place for the id", () => {
    expect(() => matchPattern("*_seg.nii.gz")).toThrow(
      new InputError('--match is "*_seg.nii.gz", want a pattern with {id}, such as "{id}_seg.nii.gz"'),
    );
  });
});
