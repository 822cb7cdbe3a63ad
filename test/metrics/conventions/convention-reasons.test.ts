import { expect, it } from "vitest";
import { conventions } from "../../../src/index.ts";
import { conventionReasons } from "../../../src/metrics/conventions/convention-reasons.ts";

const textsOf = (name: keyof typeof conventions) =>
  conventionReasons(conventions[name]).map(({ text }) => text);

it("names every choice that differs, and none that does not", () => {
  expect(textsOf("nnunet")).toEqual([]);
  expect(textsOf("medpy")).toEqual([
    "surfaces are the outermost voxels, each counted once, instead of areas between voxels",
    "a percentile is that of both lists of distances as one, instead of the larger of two",
    "a class that neither map contains has Dice, Jaccard and specificity 1",
    "a class that neither map contains has precision and recall 0",
    "a class that one map lacks has no HD, percentiles or average distance",
    "raises an error instead of a distance where a map lacks the class",
  ]);
  expect(textsOf("torchmetrics-1.8")).toContain("the voxels of the classes are pooled before the ratio");
});

it("a reason names scores that the tool has", () => {
  for (const row of Object.values(conventions)) {
    for (const { groups } of conventionReasons(row)) {
      expect(groups.length).toBeGreaterThan(0);
      for (const group of groups) expect(row.scores[group]).toBeDefined();
    }
  }
});
