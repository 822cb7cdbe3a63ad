import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diceScore, fBetaScore, precisionScore, recallScore } from "../../../src/index.ts";

const counts = { intersection: [2, 3, 0, 0], predicted: [3, 3, 0, 4], actual: [5, 3, 0, 0], voxels: 10 };

describe("fBetaScore", () => {
  it("is (1 + β²)·I / (P + β²·T), averaged like every score", () => {
    expect(fBetaScore(counts, { beta: 2, average: "none" })).toEqual([10 / 23, 1, Number.NaN, 0]);
    expect(fBetaScore(counts, { beta: 0.5 })).toBeCloseTo((2.5 / 4.25 + 1 + 0) / 3, 15);
    expect(fBetaScore(counts, { beta: 2, average: "micro" })).toBeCloseTo(25 / 42, 15);
    expect(fBetaScore(counts, { beta: 2, absent: 1, absentIn: "target" })).toBeCloseTo((10 / 23 + 3) / 4, 15);
  });

  it("is Dice at 1, the default", () => {
    for (const average of ["macro", "micro", "weighted"] as const)
      expect(fBetaScore(counts, { average })).toBe(diceScore(counts, { average }));
  });

  it("goes from precision to recall as β grows, their weighted harmonic mean", () => {
    const one = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(50));
    const betas = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(one, betas, ([i, more, missing], beta) => {
        const sums = { intersection: [i], predicted: [i + more], actual: [i + missing], voxels: 200 };
        const [p, r] = [precisionScore(sums), recallScore(sums)];
        const square = beta ** 2;
        expect(fBetaScore(sums, { beta })).toBeCloseTo(1 / ((1 / p + square / r) / (1 + square)), 12);
        expect(fBetaScore(sums, { beta: 1e-9 })).toBeCloseTo(p, 12);
        expect(fBetaScore(sums, { beta: 1e9 })).toBeCloseTo(r, 12);
      }),
      { seed: 4 },
    );
  });

  it.each([
    [0, "beta is 0, want a number above 0 that can be squared"],
    [1e-200, "beta is 1e-200, want a number above 0 that can be squared"],
    [1e200, "beta is 1e+200, want a number above 0"],
    [-1, "beta is -1, want a finite number from 0"],
    [Infinity, "beta is Infinity, want a finite number"],
  ])("refuses β = %d", (beta, message) => {
    expect(() => fBetaScore(counts, { beta })).toThrow(RangeError);
    expect(() => fBetaScore(counts, { beta })).toThrow(`fBetaScore: ${message}`);
  });
});

it("errors name the function, of options, counts and classes", () => {
  const one = { intersection: [1], predicted: [1], actual: [1], voxels: 1 };
  expect(() => fBetaScore(one, { bta: 2 } as never)).toThrow('fBetaScore: unknown option "bta"');
  expect(() => fBetaScore({ ...one, actual: [] })).toThrow("fBetaScore: counts.actual");
  expect(() => fBetaScore(one, { includeBackground: false })).toThrow(
    "fBetaScore: includeBackground is false",
  );
});
