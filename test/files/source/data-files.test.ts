import { describe, expect, it } from "vitest";
import { checkBeside, joinBytes, joinFiles, patternNames } from "../../../src/files/source/data-files.ts";

it("gives the names of a pattern", () => {
  expect(patternNames("s%03d.raw", 1, 3, 1)).toEqual(["s001.raw", "s002.raw", "s003.raw"]);
  expect(patternNames("%d", 10, 4, -3)).toEqual(["10", "7", "4"]);
  expect(patternNames("s%3d", 1, 1, 1)).toEqual(["s  1"]);
});

it.each([
  ["s.raw", 1, 3, 1],
  ["s%d", 1, 3, 0],
  ["s%d", 3, 1, 1],
  ["s%d", 0, 1e9, 1],
  ["s%d", 1, 2.5, 1],
])("refuses the pattern %j from %d to %d by %d", (pattern, first, last, step) => {
  expect(() => patternNames(pattern, first, last, step)).toThrow(/want a pattern like slice%03d\.raw 1 9 1/);
});

describe("joinFiles", () => {
  const load = async (name: string) => Uint8Array.of(name.length);
  it("joins files in their sequence", async () => {
    expect([...(await joinFiles(["a", "bbb", "cc"], 9, load))]).toEqual([1, 3, 2]);
    expect([...joinBytes([Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)])]).toEqual([1, 2, 3]);
  });

  it("holds no more than the limit", async () => {
    await expect(joinFiles(["a", "b", "c"], 2, load)).rejects.toThrow(/more than the limit/);
    await expect(joinFiles(new Array(70_000).fill("a"), 2, load)).rejects.toThrow(/70000 files/);
  });
});

it("reads no file of another folder above", () => {
  for (const name of ["a.raw", "data/a.raw", "..a.raw"]) expect(checkBeside(name)).toBe(name);
  for (const name of ["../a", "data/../../a", "/a", "\\a", "C:a", "..", ""])
    expect(() => checkBeside(name)).toThrow(/want one beside it/);
});
