import { describe, expect, it } from "vitest";
import { normalProbability, normalQuantile } from "../../../src/metrics/statistics/normal-distribution.ts";

describe("normalProbability", () => {
  // Abramowitz and Stegun, table 26.1, to 15 decimals.
  it.each([
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [1.5, 0.933192798731142],
    [2, 0.97724986805182],
    [3, 0.99865010196837],
    [4, 0.999968328758167],
  ])("of %d is %d", (x, p) => {
    expect(normalProbability(x)).toBeCloseTo(p, 14);
    expect(normalProbability(-x)).toBeCloseTo(1 - p, 14);
  });

  // scipy.stats.norm.cdf of SciPy 1.17.1.
  it.each([
    [-2.5000001, 0.006209663572946309],
    [-3, 0.0013498980316300933],
    [-4.5, 3.3976731247300535e-6],
    [-6, 9.865876450376946e-10],
    [-10, 7.61985302416047e-24],
    [-20, 2.7536241186061556e-89],
    [-37.5, 4.605353009581954e-308],
  ])("of %d has the digits of the tail", (x, p) => {
    expect(normalProbability(x) / p).toBeCloseTo(1, 12);
  });

  it("never leaves [0, 1], and is 0 and 1 far out", () => {
    for (let x = -12; x <= 12; x += 0.01) {
      const p = normalProbability(x);
      expect(p >= 0 && p <= 1, `${p} at ${x}`).toBe(true);
    }
    expect([-Infinity, -40, 40, Infinity].map(normalProbability)).toEqual([0, 0, 1, 1]);
  });
});

describe("normalQuantile", () => {
  it.each([
    [0.5, 0],
    [0.841344746068543, 1],
    [0.95, 1.644853626951472],
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.999, 3.090232306167813],
  ])("of %d is %d", (p, x) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 12);
    expect(normalQuantile(1 - p)).toBeCloseTo(-x, 12);
  });

  it("is infinite at 0 and 1", () => {
    expect([0, 1].map(normalQuantile)).toEqual([-Infinity, Infinity]);
  });

  it("has the probability it was asked for, within 2e-15", () => {
    for (let k = 1; k < 5000; k++)
      expect(Math.abs(normalProbability(normalQuantile(k / 5000)) - k / 5000)).toBeLessThan(2e-15);
    for (let k = 1; k < 300; k += 7) {
      const p = 10 ** -k;
      expect(Math.abs(normalProbability(normalQuantile(p)) - p), `${p}`).toBeLessThan(2e-15);
      expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
    }
  });
});
