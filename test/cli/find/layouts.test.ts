import { expect, it } from "vitest";
import { LAYOUTS, patternsOf } from "../../../src/cli/find/layouts.ts";
import { matchPattern } from "../../../src/cli/find/match-pattern.ts";

it("every layout has patterns that can be matched, the most usual first", () => {
  for (const layout of LAYOUTS) {
    const patterns = patternsOf(layout);
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns.flat()) matchPattern(pattern);
  }
  expect(patternsOf("brats")[0]).toEqual(["{id}", "{id}/{id}-seg"]);
});
