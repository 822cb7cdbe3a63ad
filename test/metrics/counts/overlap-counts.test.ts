import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countOverlap,
  diceScore,
  fBetaScore,
  generalizedDiceScore,
  jaccardScore,
  mergeCounts,
  type OverlapCounts,
} from "../../../src/index.ts";
import { checkCounts } from "../../../src/metrics/counts/overlap-counts.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { randomLabels } from "../../tensor/random-values.ts";

const part: OverlapCounts = { intersection: [1, 2], predicted: [2, 3], actual: [3, 2], voxels: 5 };

describe("mergeCounts", () => {
  it("adds", () => {
    const other = { intersection: [0, 1], predicted: [0, 7], actual: [6, 1], voxels: 7 };
    expect(mergeCounts(part, other)).toEqual({
      intersection: [1, 3],
      predicted: [2, 10],
      actual: [9, 3],
      voxels: 12,
    });
    expect(mergeCounts(part)).toEqual(part);
    expect(part).toEqual({ intersection: [1, 2], predicted: [2, 3], actual: [3, 2], voxels: 5 });
  });

  it("of parts gives the counts of the whole, in any order and grouping, through JSON", () => {
    const partition = fc.record({
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: 199 }), { maxLength: 8 }),
      classes: fc.integer({ min: 2, max: 5 }),
      seed: fc.nat(10_000),
      run: fc.constantFrom(1, 30),
      /** Which two are merged next. */
      picks: fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
    });
    fc.assert(
      fc.property(partition, ({ cuts, classes, seed, run, picks }) => {
        const p = randomLabels(200, seed, classes, run);
        const t = randomLabels(200, seed + 1, classes, run);
        const count = (start: number, end: number) =>
          countOverlap(labelMap(p.slice(start, end)), labelMap(t.slice(start, end)), {
            classes,
            ignoreIndex: 1,
          });
        const bounds = [0, ...cuts.sort((a, b) => a - b), 200];
        let parts = bounds.slice(1).map((end, k) => count(bounds[k]!, end));
        expect(mergeCounts(...parts)).toEqual(count(0, 200));
        for (let k = 0; parts.length > 1; k += 2) {
          const [a] = parts.splice(picks[k]! % parts.length, 1);
          const [b] = parts.splice(picks[k + 1]! % parts.length, 1);
          parts = [...parts, JSON.parse(JSON.stringify(mergeCounts(b!, a!)))];
        }
        expect(parts[0]).toEqual(count(0, 200));
      }),
      { seed: 2 },
    );
  });

  it("refuses nothing, and counts of other classes", () => {
    expect(() => mergeCounts()).toThrow(
      new RangeError("mergeCounts: called without counts, want at least one"),
    );
    const one = { intersection: [1], predicted: [1], actual: [1], voxels: 1 };
    expect(() => mergeCounts(part, one)).toThrow(new RangeError("mergeCounts: counts of 1 and of 2 classes"));
    expect(() => mergeCounts(part, { ...part, actual: [3, Number.NaN] })).toThrow(
      "mergeCounts: counts.actual[1] is NaN, want a finite number from 0",
    );
  });
});

describe("checkCounts", () => {
  it.each([
    ["whole", part],
    ["soft", { intersection: [0.5], predicted: [0.5 - 1e-9], actual: [1], voxels: 2 }],
    ["all 0", { intersection: [0], predicted: [0], actual: [0], voxels: 0 }],
  ])("copies %s counts", (_, counts) => {
    const checked = checkCounts("f", counts);
    expect(checked).toEqual(counts);
    expect(checked.predicted).not.toBe(counts.predicted);
  });

  it("are exact up to 2⁵³ − 1, and refused beyond", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const full = { intersection: [most], predicted: [most], actual: [most], voxels: most };
    expect(jaccardScore(full)).toBe(1);
    expect(diceScore(full)).toBe(1);
    for (const count of [2 ** 53, 1e308]) {
      const beyond = { intersection: [count], predicted: [count], actual: [count], voxels: count };
      expect(() => jaccardScore(beyond)).toThrow(
        new RangeError(`jaccardScore: counts.voxels is ${count}, want at most 2⁵³ − 1`),
      );
      expect(() => mergeCounts(beyond)).toThrow("mergeCounts: counts.voxels is");
    }
    expect(() => mergeCounts(full, full)).toThrow(
      new RangeError(`mergeCounts: the voxels add up to ${2 * most}, want at most 2⁵³ − 1`),
    );
  });

  it.each<[string, ErrorConstructor, unknown]>([
    ["counts are null, want the counts of countOverlap", TypeError, null],
    ["counts are 5", TypeError, 5],
    [
      "counts are an object; dice(prediction, target) scores two maps, countOverlap(prediction, target, { classes }) makes counts of them",
      TypeError,
      {},
    ],
    ["counts.intersection is undefined, want an array", TypeError, { intersection: undefined }],
    ["counts.actual is a Float64Array, want an array", TypeError, { ...part, actual: Float64Array.of(1, 2) }],
    ['counts.predicted[0] is "2", want a number', TypeError, { ...part, predicted: ["2", 3] }],
    ["counts.voxels is undefined, want a number", TypeError, { ...part, voxels: undefined }],
    ["counts.actual holds 1 classes, counts.predicted 2", RangeError, { ...part, actual: [1] }],
    [
      "counts.intersection holds 0 classes",
      RangeError,
      { intersection: [], predicted: [], actual: [], voxels: 0 },
    ],
    ["counts.predicted[1] is -3, want a finite number from 0", RangeError, { ...part, predicted: [2, -3] }],
    ["counts.actual[0] is Infinity", RangeError, { ...part, actual: [Infinity, 2] }],
    ["counts.voxels is -1", RangeError, { ...part, voxels: -1 }],
    [
      "counts.intersection[0] is 2.1, more than the 2 of one map",
      RangeError,
      { ...part, intersection: [2.1, 2] },
    ],
  ])("refuses: %s", (message, kind, counts) => {
    expect(() => checkCounts("f", counts)).toThrow(kind);
    expect(() => checkCounts("f", counts)).toThrow(`f: ${message}`);
  });

  it.each<[string, object]>([
    ["counts.predicted is undefined, want an array", { ...part, predicted: undefined }],
    ["counts.predicted[0] is undefined, want a number", { ...part, predicted: new Array(2) }],
    ["counts.predicted[1] is 6, more than the 5 voxels", { ...part, predicted: [2, 6] }],
  ])("refuses: %s", (message, counts) => {
    expect(() => checkCounts("f", counts)).toThrow(`f: ${message}`);
  });
});

it("names the way from two maps to a score", () => {
  const map = labelMap([0, 1]);
  for (const score of [diceScore, fBetaScore, generalizedDiceScore])
    expect(() => score(map as never, map as never)).toThrow(
      `${score.name}: counts are a LabelMap; dice(prediction, target) scores two maps`,
    );
  const foreign = { data: Uint8Array.of(0, 1), dims: [2] };
  expect(() => countOverlap(foreign as never, map, { classes: 2 })).toThrow(
    "countOverlap: prediction is an object, want a LabelMap; labelMap(prediction) takes it over from another library",
  );
  expect(() => (countOverlap as (p: unknown, t: unknown) => void)(map, map)).toThrow(
    "countOverlap: options are undefined, want an object with classes, ignoreIndex, mask",
  );
});
