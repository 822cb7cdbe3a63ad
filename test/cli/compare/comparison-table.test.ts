import { expect, it } from "vitest";
import { compareMeters } from "../../../src/cli/compare/compare-meters.ts";
import { comparisonRows, comparisonTable } from "../../../src/cli/compare/comparison-table.ts";
import { DiceMeter, labelMap } from "../../../src/index.ts";
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
  expect(text).toContain("Dice: no p of Wilcoxon's test where all differences are 0\n");
  expect(text).not.toContain("no p of permutations");
  expect(text).toContain("p of classes: Holm's correction over the classes that have a p");
  const narrow = comparisonTable(same, { colors: false, width: 60 }).split("\n");
  expect(Math.max(...narrow.slice(4, -10).map((line) => line.length))).toBeLessThanOrEqual(60);
});

it("says of each score how its means were tested", () => {
  const both = compareMeters({ name: "a", meter }, { name: "b", meter }, new Map(), {
    scores: ["dice", "recall"],
    includeBackground: false,
    resamples: 0,
  });
  const text = comparisonTable(both, { colors: false });
  expect(text).toContain(
    "of the means Dice: 0 differences, 3 zeros, 0 ties, exact; recall: 0 differences, 3 zeros, 0 ties, exact\n",
  );
  expect(text).toContain(
    "permutation: of signs, two-sided; of the means Dice: all 1 choices; recall: all 1 choices\n",
  );
});

it("says why a p is missing beside an infinite difference", () => {
  const modelOf = (name: string, found: number) => {
    const kept = new DiceMeter({ surface: { percentiles: [95] } });
    for (const [id, label] of Object.entries({ p: 1, q: found }))
      kept.add(labelMap([0, label, label, 0], [2, 2]), labelMap([0, 0, 1, 1], [2, 2]), {
        id,
        spacing: [1, 1],
      });
    return { name, meter: kept };
  };
  const options = { scores: ["hd95"], includeBackground: false, resamples: 0 } as const;
  const textBeside = (found: number) =>
    comparisonTable(compareMeters(modelOf("a", 1), modelOf("b", found), new Map(), options), {
      colors: false,
    });
  const line = "HD95, mm: no p of permutations where a difference is infinite\n";
  expect(textBeside(0)).toContain(line);
  expect(textBeside(1)).not.toContain(line);
});

it("says in how many cases the voxels do not show which model is better", () => {
  const slab = (first: number) =>
    labelMap(
      Uint8Array.from({ length: 96 }, (_, k) => (k >= 8 * first ? 1 : 0)),
      [12, 8],
    );
  const modelOf = (name: string, firsts: readonly number[]) => {
    const surface = { percentiles: [100], boundary: "mesh", border: "open" } as const;
    const kept = new DiceMeter({ surface });
    for (const [k, first] of firsts.entries())
      kept.add(slab(first), slab(3), { id: String(k), spacing: [5, 0.8] });
    return { name, meter: kept };
  };
  const options = { scores: ["dice", "hd"], includeBackground: false, resamples: 0 } as const;
  const linesOf = (first: readonly number[], second: readonly number[], resamples: number) => {
    const models = [modelOf("a", first), modelOf("b", second)] as const;
    const comparison = compareMeters(...models, new Map(), { ...options, resamples });
    return comparisonTable(comparison, { colors: false }).split("\n");
  };
  const lines = linesOf([2, 8], [3, 2], 0);
  expect(lines.filter((line) => line.includes("voxels"))).toEqual([
    "HD: in 1 of 2 cases the voxels do not show which is better; surfaces between them have mean differences of 2.40 to 20.06",
  ]);
  // Where a mean has no interval, the median has one: of six differences that of the smallest and the largest.
  const median = linesOf([4, 5, 6, 7, 8, 9], [3, 3, 3, 3, 3, 3], 50).filter((line) => /median/.test(line));
  expect(median.at(-1)).toBe("HD, mm: 95 % interval of the median difference: 5.00 to 30.00");
});
