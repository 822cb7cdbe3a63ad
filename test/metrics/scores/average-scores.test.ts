import { describe, expect, it } from "vitest";
import { averageScores, isAbsent, scoreOptions } from "../../../src/metrics/scores/average-scores.ts";

const counts = { intersection: [1, 2, 0], predicted: [2, 4, 0], actual: [3, 2, 0], voxels: 7 };

describe("averageScores", () => {
  it("gives a formula the counts of each class that is there", () => {
    const seen: number[][] = [];
    averageScores("f", counts, {}, (...sums) => seen.push(sums));
    expect(seen).toEqual([
      [1, 2, 3, 7],
      [2, 4, 2, 7],
    ]);
  });

  it("gives it the sums under micro, a voxel for each class it is counted in", () => {
    const seen: number[][] = [];
    averageScores("f", counts, { average: "micro" }, (...sums) => seen.push(sums));
    averageScores("f", counts, { average: "micro", includeBackground: false }, (...sums) => seen.push(sums));
    expect(seen).toEqual([
      [3, 6, 5, 21],
      [2, 4, 2, 14],
    ]);
  });

  it("weighs by the voxels of the target", () => {
    expect(averageScores("f", counts, { average: "weighted" }, (i) => i)).toBe((3 * 1 + 2 * 2) / 5);
  });

  it("speaks in the name of whoever is called", () => {
    expect(() => averageScores("f", counts, { average: "all" } as never, () => 0)).toThrow(
      'f: average is "all", want "macro" or "micro" or "weighted" or "none"',
    );
    expect(() => averageScores("f", { ...counts, actual: [1] }, {}, () => 0)).toThrow("f: counts.actual");
  });
});

it("options have their defaults", () => {
  const defaults = { average: "macro", includeBackground: true, absent: "skip", absentIn: "both" };
  expect(scoreOptions("f", {})).toEqual(defaults);
  expect(scoreOptions("f", { absent: 1 })).toEqual({ ...defaults, absent: 1 });
});

it.each([
  [0, 0, true, true],
  [1, 0, false, true],
  [0, 1, false, false],
])("a class of %i and %i voxels: absent in both %s, in the target %s", (p, t, both, target) => {
  expect(isAbsent(p, t, "both")).toBe(both);
  expect(isAbsent(p, t, "target")).toBe(target);
});
