import { expect, it } from "vitest";
import { failureLines } from "../../../src/cli/write/failure-lines.ts";

it("cases that failed for one reason have one line, with their ids or their number", () => {
  const noSpacing = "has no spacing, and distances need one; --spacing 1,1 gives it";
  expect(
    failureLines([
      { id: "a", reason: `targets/a.npy: ${noSpacing}` },
      { id: "b", reason: "predictions/b.npy: file is cut off" },
      { id: "c", reason: `targets/c.npy: ${noSpacing}` },
      { id: "d", reason: "no path at all" },
    ]),
  ).toEqual([
    `failed: a, c: targets/a.npy: ${noSpacing}`,
    "failed: b: predictions/b.npy: file is cut off",
    "failed: d: no path at all",
  ]);
  expect(failureLines([])).toEqual([]);
  const many = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, reason: `${id}.npy: ${noSpacing}` }));
  expect(failureLines(many)).toEqual([`failed: 6 cases, a the first: a.npy: ${noSpacing}`]);
});
