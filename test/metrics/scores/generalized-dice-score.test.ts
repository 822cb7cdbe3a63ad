import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diceScore, generalizedDiceScore } from "../../../src/index.ts";

/** A large class, a small one, one that is absent, and one that is only predicted. */
const counts = { intersection: [90, 2, 0, 0], predicted: [96, 2, 0, 2], actual: [96, 4, 0, 0], voxels: 100 };

describe("generalizedDiceScore", () => {
  it.each<[string, Parameters<typeof generalizedDiceScore>[1], number]>([
    ["1/T², the default", {}, (2 * (90 / 576 + 2)) / (192 / 576 + 6 + 2)],
    ["1/T", { weightType: "simple" }, (2 * (90 / 24 + 2)) / (192 / 24 + 6 + 2)],
    ["1", { weightType: "uniform" }, 184 / 200],
    ["without the background", { includeBackground: false }, 4 / 8],
    ["without what the target lacks", { absentIn: "target" }, (2 * (90 / 576 + 2)) / (192 / 576 + 6)],
    [
      "a value for absent classes, where some are there",
      { absent: 0.5 },
      (2 * (90 / 576 + 2)) / (192 / 576 + 8),
    ],
  ])("weighs by %s", (_, options, want) => {
    expect(generalizedDiceScore(counts, options)).toBeCloseTo(want, 15);
  });

  it("weighs all alike where the target holds no class", () => {
    const only = { intersection: [9, 0, 0], predicted: [9, 1, 3], actual: [9, 0, 0], voxels: 13 };
    expect(generalizedDiceScore(only, { includeBackground: false })).toBe(0);
    expect(generalizedDiceScore(only, { includeBackground: false, absentIn: "target" })).toBeNaN();
    expect(generalizedDiceScore(only, { includeBackground: false, absentIn: "target", absent: 1 })).toBe(1);
  });

  it("of a single class is Dice, and 1 only where the maps are equal", () => {
    const one = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.nat(50));
    fc.assert(
      fc.property(one, ([i, more, missing]) => {
        const sums = { intersection: [i], predicted: [i + more], actual: [i + missing], voxels: 200 };
        for (const weightType of ["square", "simple", "uniform"] as const)
          expect(generalizedDiceScore(sums, { weightType })).toBe(diceScore(sums));
        const two = { intersection: [7, i], predicted: [7, i + more], actual: [7, i + missing], voxels: 200 };
        expect(generalizedDiceScore(two)).toBeLessThan(1);
      }),
      { seed: 5 },
    );
    const equal = { intersection: [1e9, 1, 0], predicted: [1e9, 1, 0], actual: [1e9, 1, 0], voxels: 2e9 };
    expect(generalizedDiceScore(equal)).toBe(1);
  });

  it("refuses what is no weight", () => {
    expect(() => generalizedDiceScore(counts, { weightType: "inverse" as never })).toThrow(
      'generalizedDiceScore: weightType is "inverse", want "square" or "simple" or "uniform"',
    );
  });
});

it("average is refused: the score is one number over all classes", () => {
  const counts = { intersection: [90, 5], predicted: [100, 5], actual: [90, 15], voxels: 105 };
  expect(() => generalizedDiceScore(counts, { average: "none" } as never)).toThrow(
    'generalizedDiceScore: unknown option "average", want weightType, includeBackground, absent, absentIn',
  );
});

it("a background that is left out weighs nothing, however small it is", () => {
  const counts = { intersection: [1, 40, 5], predicted: [2, 50, 10], actual: [2, 50, 10], voxels: 62 };
  const without = { intersection: [40, 5], predicted: [50, 10], actual: [50, 10], voxels: 62 };
  expect(generalizedDiceScore(counts, { includeBackground: false })).toBe(generalizedDiceScore(without));
  const one = { intersection: [1], predicted: [1], actual: [1], voxels: 1 };
  expect(() => generalizedDiceScore(one, { includeBackground: false })).toThrow(
    "generalizedDiceScore: includeBackground is false, and class 0 is the only class",
  );
});
