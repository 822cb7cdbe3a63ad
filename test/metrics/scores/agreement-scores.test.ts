import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accuracyScore,
  balancedAccuracyScore,
  cohensKappa,
  matthewsCorrelation,
  type OverlapCounts,
} from "../../../src/index.ts";

const SCORES = { accuracyScore, balancedAccuracyScore, cohensKappa, matthewsCorrelation };
const counts: OverlapCounts = { intersection: [40], predicted: [50], actual: [60], voxels: 200 };

/** One class of a confusion matrix. */
const ofMatrix = (tp: number, fp: number, fn: number, tn: number): OverlapCounts => ({
  intersection: [tp],
  predicted: [tp + fp],
  actual: [tp + fn],
  voxels: tp + fp + fn + tn,
});

describe("agreement of class and not class", () => {
  // Worked out by hand from the formulas.
  it("has the values of its formula", () => {
    expect(accuracyScore(counts)).toBe(0.85);
    expect(balancedAccuracyScore(counts)).toBeCloseTo(0.7976190476190476, 14);
    expect(matthewsCorrelation(counts)).toBeCloseTo(0.6299407883487121, 14);
    expect(cohensKappa(counts)).toBeCloseTo(0.625, 14);
  });

  it("is 1 for equal maps, and for opposite ones 0, 0, −1 and −1", () => {
    expect(Object.values(SCORES).map((score) => score(ofMatrix(3, 0, 0, 5)))).toEqual([1, 1, 1, 1]);
    const opposite = ofMatrix(0, 4, 4, 0);
    expect(accuracyScore(opposite)).toBe(0);
    expect(balancedAccuracyScore(opposite)).toBe(0);
    expect(matthewsCorrelation(opposite)).toBe(-1);
    expect(cohensKappa(opposite)).toBe(-1);
  });

  it("is 0 by chance, and where a map is all class", () => {
    expect(matthewsCorrelation(ofMatrix(2, 2, 2, 2))).toBe(0);
    expect(cohensKappa(ofMatrix(2, 2, 2, 2))).toBe(0);
    expect(balancedAccuracyScore(ofMatrix(2, 2, 2, 2))).toBe(0.5);
    expect(matthewsCorrelation(ofMatrix(3, 4, 0, 0))).toBe(0);
    expect(cohensKappa(ofMatrix(7, 0, 0, 0))).toBe(0);
  });

  it("is symmetric in the maps, and in class and not class", () => {
    const cell = fc.integer({ min: 0, max: 2 ** 26 });
    fc.assert(
      fc.property(cell, cell, cell, fc.integer({ min: 1, max: 2 ** 26 }), (tp, fp, fn, tn) => {
        for (const score of [accuracyScore, matthewsCorrelation, cohensKappa]) {
          const here = score(ofMatrix(tp, fp, fn, tn), { absent: 0 });
          expect(score(ofMatrix(tp, fn, fp, tn), { absent: 0 })).toBeCloseTo(here, 9);
          expect(here).toBeGreaterThanOrEqual(-1);
          expect(here).toBeLessThanOrEqual(1);
          if (tp > 0) expect(score(ofMatrix(tn, fn, fp, tp))).toBeCloseTo(here, 9);
        }
      }),
      { seed: 1 },
    );
  });

  it.each(Object.entries(SCORES))("%s averages like all scores", (name, score) => {
    const two = { intersection: [0, 40], predicted: [0, 50], actual: [0, 60], voxels: 200 };
    expect(score(two)).toBe(score(counts));
    expect(score(two, { average: "none" })).toEqual([Number.NaN, score(counts)]);
    expect(() => score(two, { averge: 1 } as never)).toThrow(`${name}: unknown option "averge"`);
  });
});
