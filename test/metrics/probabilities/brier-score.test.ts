import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brierScore, labelMap, oneHot, tensor } from "../../../src/index.ts";

/** Three voxels of two classes, whose probabilities do not add to 1. */
const prediction = tensor([0.75, 0.5, 0.5, 0.25, 0, 1], [1, 3, 2]);
const target = labelMap([0, 1, 1], [1, 3]);

describe("brierScore", () => {
  // Squared errors: class 0: 1/16, 1/4, 0; class 1: 1/4, 9/16, 0.
  it.each<[string, object, unknown]>([
    ["the mean over voxels and classes", {}, 18 / 96],
    ["the sum over classes", { average: "sum" }, 18 / 48],
    ["one a class", { average: "none" }, [5 / 48, 13 / 48]],
    ["without the background", { includeBackground: false }, 13 / 48],
    ["of voxels that count", { mask: labelMap([1, 0, 1], [1, 3]), average: "none" }, [1 / 32, 1 / 8]],
    ["without a label of the target", { ignoreIndex: 0, average: "none" }, [1 / 8, 9 / 32]],
    ["without a voxel", { mask: labelMap([0, 0, 0], [1, 3]) }, Number.NaN],
    ["without a voxel, one a class", { mask: labelMap([0, 0, 0], [1, 3]), average: "none" }, [NaN, NaN]],
  ])("is %s", (_, options, want) => {
    const close = [want]
      .flat()
      .map((value) => (Number.isNaN(value) ? NaN : expect.closeTo(value as number, 14)));
    expect([brierScore(prediction, target, options as never)].flat()).toEqual(close);
  });

  it("takes one-hot and soft targets, channels first, and one class without an axis", () => {
    expect(brierScore(prediction, oneHot(target, 2))).toBe(brierScore(prediction, target));
    const first = tensor([0.75, 0.5, 0, 0.5, 0.25, 1], [1, 2, 3]);
    expect(brierScore(first, target, { classAxis: 1 })).toBe(brierScore(prediction, target));
    const one = { classAxis: null } as const;
    expect(brierScore(tensor([0.5, 0.25, 1], [1, 3]), target, one)).toBeCloseTo((1 / 4 + 9 / 16) / 3, 14);
    expect(brierScore(tensor([0.5, 1], [1, 2]), tensor([0.25, 0.5], [1, 2]), one)).toBeCloseTo(5 / 32, 14);
  });

  it("does not read the values of voxels that do not count", () => {
    const p = tensor([0.5, Number.NaN], [1, 2]);
    expect(brierScore(p, labelMap([0, 9], [1, 2]), { classAxis: null, ignoreIndex: 9 })).toBe(0.25);
  });

  it("is that of the simple loop, over many samples and blocks, and from 0 to 1", () => {
    const shapes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2100 }));
    fc.assert(
      fc.property(shapes, fc.integer(), ([batch, voxels], seed) => {
        const values = Array.from({ length: batch * voxels * 2 }, (_, k) => Math.abs(Math.sin(seed + 7 * k)));
        const labels = Array.from({ length: batch * voxels }, (_, k) => (k * 7 + Math.abs(seed)) % 2);
        const p = tensor(values, [batch, voxels, 2], { dtype: "float64" });
        const score = brierScore(p, labelMap(labels, [batch, voxels]), { average: "none" });
        const simple = [0, 1].map((c) => {
          const errors = labels.map((label, k) => (values[2 * k + c]! - Number(label === c)) ** 2);
          return errors.reduce((sum, error) => sum + error, 0) / labels.length;
        });
        expect(score).toEqual(simple.map((value) => expect.closeTo(value, 12)));
        for (const value of score) expect(value >= 0 && value <= 1).toBe(true);
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it("is best, on average, at the true probability", () => {
    const expected = (p: number, truth: number) => {
      const of = (label: number) =>
        brierScore(tensor([p], [1, 1], { dtype: "float64" }), labelMap([label], [1, 1]), { classAxis: null });
      return truth * of(1) + (1 - truth) * of(0);
    };
    for (const truth of [0, 0.3, 0.8])
      for (const p of [0, 0.25, 0.5, 1])
        if (p !== truth) expect(expected(p, truth)).toBeGreaterThan(expected(truth, truth));
  });
});
