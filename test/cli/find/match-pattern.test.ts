import fc from "fast-check";
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
    // A star takes as much as it can, and the id after it the rest.
    ["*_{id}", "a_b_c.nii", "c"],
    ["{id}_*", "a_b_c.nii", "a_b"],
    ["{id}*", "ab.nii", "ab"],
    ["*/*/{id}", "a/b/c/d.nii", "c/d"],
    ["{id}/*/{id}/*_{id}", "a/x/a/y_a.nii", "a"],
    ["{id}{id}", "abcabc.nii", "abc"],
    // A name may contain a newline.
    ["{id}_seg", "a\nb_seg.nii", "a\nb"],
    ["{id}_*", "a_\n.nii", "a"],
    // All else is literal.
    ["({id})+[a-z]", "(7)+[a-z].npy", "7"],
    ["({id})+[a-z]", "77b.npy", undefined],
    ["{id}$", "a$.npy", "a"],
  ])("%s finds in %s the id %s", (pattern, path, id) => {
    expect(matchPattern(pattern)(path)).toBe(id);
  });

  it("agrees with a regular expression, which goes back wherever it must", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "_", "/"), maxLength: 12, size: "max" });
    const piece = fc.constantFrom("a", "b", "_", "/", "*", "{id}");
    const patterns = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(patterns, text, (pattern, path) => {
        fc.pre(pattern.includes("{id}"));
        const [first, second, ...others] = pattern.split("{id}").map((part) => part.replaceAll("*", "[^/]*"));
        const expected = new RegExp(`^${first}(.+)${[second, ...others].join("\\1")}$`).exec(path);
        const id = matchPattern(pattern)(path);
        expect(id === undefined).toBe(expected === null);
        if (!/\*.*\*.*\{id\}/.test(pattern)) expect(id).toBe(expected?.[1]);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it("takes no time that grows beyond bounds", () => {
    for (const pattern of ["{id}*a*a*a*a*a*a*ab", "*a*a*a*a*a{id}b", "{id}*a*a*{id}*a*a*b"]) {
      expect(matchPattern(pattern)(`${"a".repeat(400)}c`)).toBeUndefined();
    }
  });

  it("needs a place for the id", () => {
    expect(() => matchPattern("*_seg.nii.gz")).toThrow(
      new InputError('--match is "*_seg.nii.gz", want a pattern with {id}, such as "{id}_seg.nii.gz"'),
    );
  });
});
