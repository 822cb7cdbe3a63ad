import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hausdorffDistance,
  type LabelMap,
  type LesionMatching,
  type LesionOptions,
  labelMap,
  lesionPresets,
  lesionScores,
  surfaceDiceScore,
  surfaceDistances,
} from "../../../src/index.ts";
import { type NaiveLesion, naiveLesions } from "./naive-lesions.ts";

const SHAPES = [
  [3, 4, 5],
  [1, 6, 8],
  [2, 2, 9],
] as const;

const masks = fc.record({
  shape: fc.constantFrom(...SHAPES),
  density: fc.constantFrom(0.08, 0.25, 0.5),
  seeds: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 120, maxLength: 120 }),
});

function maskPair({ shape, density, seeds }: typeof masks extends fc.Arbitrary<infer T> ? T : never) {
  const size = shape[0] * shape[1] * shape[2];
  const mask = (from: number) =>
    Array.from({ length: size }, (_, k) => (seeds[(from + k) % 120]! < density ? 1 : 0));
  const [predicted, actual] = [mask(0), mask(60)];
  const map = (values: number[]) => labelMap(Uint8Array.from(values), [...shape]);
  return { shape, predicted, actual, prediction: map(predicted), target: map(actual) };
}

const summary = ({ outcome, target, prediction }: NaiveLesion) => ({
  outcome,
  targetVoxels: target.length,
  predictedVoxels: prediction.length,
  intersection: target.filter((voxel) => prediction.includes(voxel)).length,
});

describe("agrees with the naive model", () => {
  it.each<[LesionMatching, LesionOptions]>([
    ["threshold", { threshold: 0.2 }],
    ["threshold", { threshold: 0.3, agreement: "dice", connectivity: 6 }],
    ["maximum", { threshold: 0.1 }],
    ["merge", { threshold: 0.2, connectivity: 18 }],
    ["voronoi", {}],
    ["voronoi", { spacing: [3, 1, 0.7] }],
    ["dilation", { dilation: 1 }],
    ["dilation", { dilation: 2, connectivity: 6 }],
  ])("%s %j", (match, options) => {
    const reach = { 6: 1, 18: 2, 26: 3 }[(options.connectivity ?? 26) as 6 | 18 | 26];
    fc.assert(
      fc.property(masks, (values) => {
        const { shape, predicted, actual, prediction, target } = maskPair(values);
        const { lesions } = lesionScores(prediction, target, { match, ...options });
        const naive = naiveLesions(predicted, actual, shape, { match, ...options } as never, reach).map(
          summary,
        );
        const ours = lesions.map(({ outcome, targetVoxels, predictedVoxels, intersection }) => ({
          outcome,
          targetVoxels,
          predictedVoxels,
          intersection,
        }));
        const byText = (list: object[]) => list.map((one) => JSON.stringify(one)).sort();
        expect(byText(ours)).toEqual(byText(naive));
      }),
      { numRuns: 25 },
    );
  });

  it("and measures each match as a pair of whole images", () => {
    fc.assert(
      fc.property(masks, (values) => {
        const { shape, predicted, actual, prediction, target } = maskPair(values);
        const spacing = [2, 1, 0.75];
        const rules = { match: "merge", threshold: 0.1, percentiles: [95], tolerances: [1] } as const;
        const { lesions } = lesionScores(prediction, target, { ...rules, spacing });
        const naive = naiveLesions(predicted, actual, shape, rules, 3);
        for (const [k, one] of naive.entries()) {
          if (one.outcome !== "matched") continue;
          const map = (voxels: readonly number[]) =>
            labelMap(
              Uint8Array.from(predicted, (_, voxel) => (voxels.includes(voxel) ? 1 : 0)),
              [...shape],
            );
          const distances = surfaceDistances(map(one.prediction), map(one.target), { classes: 2, spacing });
          expect(lesions[k]!.scores.hd95).toBe(hausdorffDistance(distances, { percentile: 95 }));
          expect(lesions[k]!.scores["surface-dice@1mm"]).toBeCloseTo(
            surfaceDiceScore(distances, { tolerance: 1 }),
            14,
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

const row = (text: string) =>
  labelMap(
    Uint8Array.from(text, (letter) => (letter === "#" ? 1 : 0)),
    [1, text.length],
  );

describe("names faults", () => {
  it("a split target and merged ones", () => {
    const target = row("####.##.#...");
    const split = lesionScores(row("##.#........"), target, { threshold: 0.1 });
    expect(split.lesions.map(({ outcome, splitInto }) => [outcome, splitInto])).toEqual([
      ["matched", [1, 2]],
      ["missed", []],
      ["missed", []],
      ["extra", []],
    ]);
    const merged = lesionScores(row("#########..."), target, { threshold: 0.1 });
    expect(merged.lesions.map(({ mergedWith }) => mergedWith)).toEqual([
      [2, 3],
      [1, 3],
      [1, 2],
    ]);
    expect(merged.classes[0]).toMatchObject({ matched: 1, missed: 2, extra: 0, split: 0, merged: 3 });
  });

  it("volumes in ml, and places in voxels", () => {
    const target = labelMap([0, 0, 0, 1, 0, 1], [1, 2, 3]);
    const { lesions } = lesionScores(labelMap([1, 0, 0, 0, 0, 0], [1, 2, 3]), target, {
      connectivity: 6,
      spacing: [10, 5, 4],
    });
    expect(
      lesions.map(({ targetVolume, predictedVolume, centre }) => [targetVolume, predictedVolume, centre]),
    ).toEqual([
      [0.2, 0, [0, 1, 0]],
      [0.2, 0, [0, 1, 2]],
      [0, 0.2, [0, 0, 0]],
    ]);
  });
});

describe("groups", () => {
  it("are classes that may overlap, and ignore what the target ignores", () => {
    const target = labelMap([1, 2, 3, 0, 9, 1], [1, 6]);
    const prediction = labelMap([2, 2, 0, 0, 1, 1], [1, 6]);
    const { lesions } = lesionScores(prediction, target, { groups: [[1, 2, 3], [3]], ignoreIndex: 9 });
    expect(lesions.map((one) => [one.class, one.outcome, one.targetVoxels, one.predictedVoxels])).toEqual([
      [1, "matched", 3, 2],
      [1, "matched", 1, 1],
      [2, "missed", 1, 0],
    ]);
  });
});

describe("presets", () => {
  it("brats2023 does not see the size of an isolated false lesion", () => {
    const target = new Uint8Array(20 * 20 * 40);
    for (let k = 0; k < target.length; k++)
      if (k % 40 < 8 && (k / 40) % 20 < 8 && k < 20 * 40 * 8) target[k] = 1;
    const scoreWith = (voxels: number) => {
      const prediction = target.slice();
      prediction.fill(1, prediction.length - voxels);
      const shape = [20, 20, 40];
      return lesionScores(labelMap(prediction, shape), labelMap(target, shape), lesionPresets.brats2023)
        .classes[0]!.scores;
    };
    expect(scoreWith(1)["lesion-dice"]).toBe(0.5);
    expect(scoreWith(1)["lesion-hd95"]).toBe(187);
    expect(scoreWith(20)).toEqual(scoreWith(1));
  });

  it("panoptica calls a target in two halves missed, and its mean Dice rises with a miss", () => {
    const halves = lesionScores(row("###.###."), row("#######."), {
      ...lesionPresets.panoptica,
      percentiles: [],
    });
    expect(halves.classes[0]).toMatchObject({ matched: 0, missed: 1, extra: 2, split: 1 });
    const rules = { ...lesionPresets.panoptica, percentiles: [] };
    const both = lesionScores(row("####...##."), row("####...###"), rules);
    const one = lesionScores(row("####......"), row("####...###"), rules);
    expect(both.classes[0]!.scores["lesion-dice"]).toBe(0.9);
    expect(one.classes[0]!.scores["lesion-dice"]).toBe(1);
  });

  it("cc-metrics counts no isolated false lesion", () => {
    const { lesions, classes } = lesionScores(
      row("##......##"),
      row("##........"),
      lesionPresets["cc-metrics"],
    );
    expect(lesions.map(({ outcome }) => outcome)).toEqual(["matched", "extra"]);
    expect(classes[0]!.scores["lesion-dice"]).toBeCloseTo(2 / 3, 15);
  });
});

describe("edges", () => {
  it("has no scores without lesions, and 0 where one map has none", () => {
    const [none, some] = [row("...."), row("##..")];
    const nulls = lesionScores(none, none).classes[0]!.scores;
    expect(new Set(Object.values(nulls))).toEqual(new Set([null]));
    for (const match of ["threshold", "maximum", "merge", "voronoi", "dilation"] as const) {
      const missed = lesionScores(none, some, { match, percentiles: [100], penalty: "diagonal" }).classes[0]!;
      expect(missed).toMatchObject({ matched: 0, missed: 1, extra: 0 });
      expect(missed.scores).toMatchObject({
        "lesion-dice": 0,
        "lesion-f1": 0,
        "lesion-pq": 0,
        "lesion-hd100": Math.sqrt(17),
      });
      const extra = lesionScores(some, none, { match, percentiles: [95] }).classes[0]!;
      expect(extra).toMatchObject({ matched: 0, missed: 0, extra: 1 });
      expect(extra.scores["lesion-hd95"]).toBe("Infinity");
    }
  });

  it("ignores small targets, and does not count their matches as extra", () => {
    const { classes } = lesionScores(row("###.#"), row("###.#"), { minimum: 1 });
    expect(classes[0]).toMatchObject({ matched: 1, extra: 0, ignored: 1 });
  });

  it.each<[string, unknown]>([
    [
      'match is "voronoy", want "threshold" or "maximum" or "merge" or "voronoi" or "dilation"',
      { match: "voronoy" },
    ],
    ["threshold is 2, want a number from 0 to 1", { threshold: 2 }],
    ["connectivity is 6, want 4 or 8 for 2 axes", { connectivity: 6 }],
    ["connectivity is 7, want 6, 18 or 26", { connectivity: 7 }],
    ["dilation is 1.5, want a whole number", { dilation: 1.5 }],
    ['penalty is "diag", want a number or "diagonal"', { penalty: "diag" }],
    ["percentiles[0] is 0, want a number above 0, up to 100", { percentiles: [0] }],
    ["groups are [], want a list of labels for each group", { groups: [] }],
    ["groups[0] is 3, want a list of labels for each group", { groups: [3] }],
    ['unknown option "tolerance"', { tolerance: 1 }],
    ["spacing [1] of a map of shape [1, 4]", { spacing: [1] }],
  ])("refuses: %s", (message, options) => {
    expect(() => lesionScores(row("##.."), row("#..."), options as LesionOptions)).toThrow(
      `lesionScores: ${message}`,
    );
  });
});

it("has the bounds of distances for voxels of the spacing, flat and in space", () => {
  const [prediction, target] = [labelMap([[1, 1, 0, 0, 0]]), labelMap([[1, 1, 1, 0, 0]])];
  const inSpace = [prediction, target].map(({ data }) => labelMap(data, [1, 1, 5])) as [LabelMap, LabelMap];
  const rules = { percentiles: [100], boundary: "area" } as const;
  const flat = lesionScores(prediction, target, { ...rules, spacing: [3, 4] }).lesions[0]!;
  const solid = lesionScores(...inSpace, { ...rules, spacing: [12, 3, 4] }).lesions[0]!;
  expect([flat.scores.hd, solid.scores.hd]).toEqual([4, 4]);
  // The diagonals are 5 and 13.
  expect([flat, solid].map(({ bounds }) => bounds?.hd)).toMatchObject([
    { low: 0, high: 9 },
    { low: 0, high: 17 },
  ]);
});
