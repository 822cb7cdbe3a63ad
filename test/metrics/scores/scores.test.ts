import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countOverlap,
  diceScore,
  jaccardScore,
  type OverlapCounts,
  precisionScore,
  recallScore,
  specificityScore,
  volumeSimilarity,
} from "../../../src/index.ts";
import type { ScoreOptions } from "../../../src/metrics/scores/score-options.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { randomLabels } from "../../tensor/random-values.ts";

type Score = (counts: OverlapCounts, options?: ScoreOptions) => number | number[];
const score = (f: unknown, counts: OverlapCounts, options?: ScoreOptions) => (f as Score)(counts, options);

/** Four classes: half right, all right, absent, and predicted but not there. */
const counts: OverlapCounts = {
  intersection: [2, 3, 0, 0],
  predicted: [3, 3, 0, 4],
  actual: [5, 3, 0, 0],
  voxels: 10,
};

describe.each([
  ["diceScore", diceScore, [4 / 8, 1, 0], 10 / 18],
  ["jaccardScore", jaccardScore, [2 / 6, 1, 0], 5 / 13],
  ["precisionScore", precisionScore, [2 / 3, 1, 0], 5 / 10],
  ["recallScore", recallScore, [2 / 5, 1, 0], 5 / 8],
  ["specificityScore", specificityScore, [4 / 5, 1, 6 / 10], 27 / 32],
  ["volumeSimilarity", volumeSimilarity, [1 - 2 / 8, 1, 0], 1 - 2 / 18],
] as const)("%s", (_, f, [first, second, last], micro) => {
  const close = (value: number) => expect.closeTo(value, 14);

  it.each<[string, ScoreOptions | undefined, unknown]>([
    ["the mean of the classes that are there", undefined, close((first + second + last) / 3)],
    ["the same by its name", { average: "macro", absent: "skip" }, close((first + second + last) / 3)],
    ["one a class, NaN where absent", { average: "none" }, [close(first), second, Number.NaN, last]],
    [
      "one a class, the value given where absent",
      { average: "none", absent: 1 },
      [close(first), second, 1, last],
    ],
    ["the absent class in the mean", { absent: 0.25 }, close((first + second + 0.25 + last) / 4)],
    ["the summed counts", { average: "micro" }, close(micro)],
    ["weighted by the target", { average: "weighted" }, close((5 * first + 3 * second) / 8)],
    ["without the background", { includeBackground: false }, close((second + last) / 2)],
    ["the same, one a class", { includeBackground: false, average: "none" }, [second, Number.NaN, last]],
    ["absent is what the target does not hold", { absentIn: "target" }, close((first + second) / 2)],
    [
      "the same, one a class",
      { absentIn: "target", average: "none", absent: 0.5 },
      [close(first), second, 0.5, 0.5],
    ],
  ])("%s", (_, options, want) => {
    expect(score(f, counts, options)).toEqual(want);
  });

  it("is NaN where nothing is left, under every average", () => {
    const empty = { intersection: [0, 0], predicted: [0, 0], actual: [0, 0], voxels: 4 };
    for (const average of ["macro", "micro", "weighted"] as const) {
      expect(score(f, empty, { average })).toBeNaN();
    }
    expect(score(f, empty, { average: "none" })).toEqual([Number.NaN, Number.NaN]);
    expect(score(f, empty, { average: "micro", absent: 1 })).toBe(1);
    expect(score(f, empty, { absent: 1 })).toBe(1);
    expect(score(f, counts, { average: "micro", includeBackground: false, absentIn: "target" })).toBe(
      score(f, { intersection: [3], predicted: [7], actual: [3], voxels: 30 }),
    );
  });

  it.each<[string, unknown]>([
    ['average is "mean", want "macro" or "micro" or "weighted" or "none"', { average: "mean" }],
    ['absentIn is "prediction", want "both" or "target"', { absentIn: "prediction" }],
    ["includeBackground is 0, want true or false", { includeBackground: 0 }],
    ["absent is NaN, want a finite number", { absent: Number.NaN }],
    ['absent is "zero", want "skip" or a number', { absent: "zero" }],
    ['unknown option "classes"', { classes: 2 }],
    ["options are null, want an object", null],
  ])("refuses: %s", (message, options) => {
    expect(() => score(f, counts, options as ScoreOptions)).toThrow(`${_}: ${message}`);
  });

  it("refuses to leave no class", () => {
    const one = { intersection: [1], predicted: [1], actual: [1], voxels: 1 };
    expect(() => score(f, one, { includeBackground: false })).toThrow(
      new RangeError(`${_}: includeBackground is false, and class 0 is the only class`),
    );
  });
});

it("specificity counts the voxels outside, and is 0 where the target has none", () => {
  const full = { intersection: [0, 9], predicted: [1, 9], actual: [0, 10], voxels: 10 };
  expect(specificityScore(full, { average: "none" })).toEqual([0.9, 0]);
});

describe("properties, of random maps", () => {
  const SCORES = [diceScore, jaccardScore, precisionScore, recallScore, volumeSimilarity];
  const none = { average: "none" } as const;
  const pairs = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5 }), fc.nat(10_000));

  it("range, symmetry, and what ties one score to another", () => {
    fc.assert(
      fc.property(pairs, ([size, classes, seed]) => {
        const [p, t] = [0, 1].map((k) => labelMap(randomLabels(size, seed + k, classes, 4))) as [
          never,
          never,
        ];
        const ours = countOverlap(p, t, { classes });
        const swapped = countOverlap(t, p, { classes });
        for (const f of SCORES) {
          for (const average of ["macro", "micro", "weighted"] as const) {
            const value = f(ours, { average });
            expect(value >= 0 && value <= 1, `${f.name} is ${value}`).toBe(true);
          }
        }
        for (const f of [diceScore, jaccardScore, volumeSimilarity])
          expect(f(swapped, none)).toEqual(f(ours, none));
        expect(precisionScore(swapped, none)).toEqual(recallScore(ours, none));
        const [dice, jaccard, precision, recall, volume] = SCORES.map((f) => f(ours, none));
        dice!.forEach((d, c) => {
          if (Number.isNaN(d)) return;
          expect(jaccard![c]).toBeCloseTo(d / (2 - d), 14);
          expect(jaccard![c]).toBeLessThanOrEqual(d);
          expect(volume![c]! - d).toBeGreaterThanOrEqual(-1e-15);
          const [a, b] = [precision![c]!, recall![c]!];
          if (a + b > 0) expect(d).toBeCloseTo((2 * a * b) / (a + b), 14);
        });
        const perfect = countOverlap(t, t, { classes });
        for (const f of SCORES) expect(f(perfect)).toBe(1);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("without the background they are those of the counts without class 0", () => {
    const whole = { intersection: [1, 2, 1, 0], predicted: [2, 3, 4, 0], actual: [4, 2, 3, 0], voxels: 9 };
    const rest = { intersection: [2, 1, 0], predicted: [3, 4, 0], actual: [2, 3, 0], voxels: 9 };
    for (const f of SCORES) {
      for (const average of ["macro", "micro", "weighted", "none"] as const) {
        expect(score(f, whole, { average, includeBackground: false })).toEqual(score(f, rest, { average }));
      }
    }
  });

  it("counts of all sizes: only their ratios matter", () => {
    const large: OverlapCounts = {
      intersection: counts.intersection.map((value) => value * 2 ** 40),
      predicted: counts.predicted.map((value) => value * 2 ** 40),
      actual: counts.actual.map((value) => value * 2 ** 40),
      voxels: 10 * 2 ** 40,
    };
    for (const f of SCORES) expect(f(large, none)).toEqual(f(counts, none));
  });
});
