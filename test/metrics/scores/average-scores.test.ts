import { describe, expect, it } from "vitest";
import { averageScores, isAbsent } from "../../../src/metrics/scores/average-scores.ts";
import { readScoreOptions, type ScoreOptions } from "../../../src/metrics/scores/score-options.ts";

const settings = (options: ScoreOptions = {}) => readScoreOptions("f", options);
const counts = { intersection: [1, 2, 0], predicted: [2, 4, 0], actual: [3, 2, 0], voxels: 7 };

describe("averageScores", () => {
  it("gives a formula the counts of each class that is there", () => {
    const seen: number[][] = [];
    averageScores("f", counts, settings(), (...sums) => seen.push(sums));
    expect(seen).toEqual([
      [1, 2, 3, 7],
      [2, 4, 2, 7],
    ]);
  });

  it("gives it the sums under micro, a voxel for each class it is counted in", () => {
    const seen: number[][] = [];
    averageScores("f", counts, settings({ average: "micro" }), (...sums) => seen.push(sums));
    averageScores("f", counts, settings({ average: "micro", includeBackground: false }), (...sums) =>
      seen.push(sums),
    );
    expect(seen).toEqual([
      [3, 6, 5, 21],
      [2, 4, 2, 14],
    ]);
  });

  it("weighs by the voxels of the target", () => {
    expect(averageScores("f", counts, settings({ average: "weighted" }), (i) => i)).toBe((3 * 1 + 2 * 2) / 5);
  });

  it("refuses to leave out the only class", () => {
    const one = { intersection: [1], predicted: [1], actual: [1], voxels: 1 };
    expect(() => averageScores("f", one, settings({ includeBackground: false }), () => 0)).toThrow(
      new RangeError("f: includeBackground is false, and class 0 is the only class"),
    );
  });
});

it.each([
  [0, 0, true, true],
  [1, 0, false, true],
  [0, 1, false, false],
])("a class of %i and %i voxels: absent in both %s, in the target %s", (p, t, both, target) => {
  expect(isAbsent(p, t, "both")).toBe(both);
  expect(isAbsent(p, t, "target")).toBe(target);
});
