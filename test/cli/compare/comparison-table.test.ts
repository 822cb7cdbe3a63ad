import { expect, it } from "vitest";
import { compareMeters } from "../../../src/cli/compare/compare-meters.ts";
import { comparisonRows, comparisonTable } from "../../../src/cli/compare/comparison-table.ts";
import { exampleDataSet } from "../example-data-set.ts";

const { meter } = exampleDataSet();
const same = compareMeters({ name: "a", meter }, { name: "b\x1b", meter }, new Map([[1, "liver"]]), {
  scores: ["dice"],
  includeBackground: false,
  resamples: 10,
});

it("has a row for each class and the mean", () => {
  expect(comparisonRows(same, "dice").map(([label, cases]) => [label, cases])).toEqual([
    ["Dice", "cases"],
    ["1 liver", "3"],
    ["2", "2"],
    ["mean", "3"],
  ]);
});

it("names both models and how p was computed", () => {
  const text = comparisonTable(same, { colors: false });
  expect(text).toContain("first   a\nsecond  b\\x1b\ncases   3 in both\n");
  expect(text).toContain("of the means 0 differences, 3 zeros, 0 ties, exact");
  expect(text).toContain("intervals: of means of scores with bounds");
  expect(text).toContain(
    "Dice: no interval of the mean difference: 3 cases, and an interval of a mean needs 5\n",
  );
  expect(text).toContain("2 cases, and an interval of a mean needs 5\n");
  expect(text).toContain("p of classes: Holm's correction over 2 classes");
  const narrow = comparisonTable(same, { colors: false, width: 60 }).split("\n");
  expect(Math.max(...narrow.slice(4, -9).map((line) => line.length))).toBeLessThanOrEqual(60);
});
