import { describe, expect, it } from "vitest";
import { differenceOf, meanOfDifferences } from "../../../src/metrics/statistics/equal-values.ts";

describe("the difference of two values", () => {
  it("is 0 where they are equal, infinite, or equal but for their rounding", () => {
    expect(differenceOf(0.5, 0.5)).toBe(0);
    expect(differenceOf(Infinity, Infinity)).toBe(0);
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(differenceOf(0.1 + 0.2, 0.3)).toBe(0);
    expect(differenceOf(-0.3, -0.1 - 0.2)).toBe(0);
  });

  it("is what remains otherwise, however small, or infinite", () => {
    expect(differenceOf(0.75, 0.5)).toBe(0.25);
    expect(differenceOf(2 ** -60, 0)).toBe(2 ** -60);
    expect(differenceOf(1, Infinity)).toBe(-Infinity);
    expect(differenceOf(Infinity, 1)).toBe(Infinity);
    expect(differenceOf(Number.NaN, 1)).toBeNaN();
  });
});

it("the mean of differences is 0 where their sum is rounding alone, and NaN of none", () => {
  const differences = [0.9 - 0.8, 0.7 - 0.8];
  expect(differences[0]! + differences[1]!).not.toBe(0);
  expect(meanOfDifferences(differences[0]! + differences[1]!, 0.2, 2)).toBe(0);
  expect(meanOfDifferences(0.5, 0.5, 2)).toBe(0.25);
  expect(meanOfDifferences(0, 0, 2)).toBe(0);
  expect(meanOfDifferences(0, 0, 0)).toBeNaN();
  expect(meanOfDifferences(-Infinity, Infinity, 2)).toBe(-Infinity);
});
