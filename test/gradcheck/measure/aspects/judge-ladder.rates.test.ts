import { describe, expect, it } from "vitest";
import { gradcheck } from "../../../../src/index.ts";

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** log cosh of p − t, which is flat at p = t. */
const logCosh = (target: readonly number[]) => (p: Float64Array) =>
  total(
    p.map((value, k) => {
      const away = Math.abs(value - target[k]!);
      return away + Math.log1p(Math.exp(-2 * away)) - Math.LN2;
    }),
  ) / p.length;

const target = Array.from({ length: 36 }, (_, k) =>
  (Math.floor(k / 6) - 2.3) ** 2 + ((k % 6) - 2.6) ** 2 < 4 ? 1 : 0,
);
const near = Float64Array.from(target, (t, k) => (t ? 1 - 1e-4 * (1 + (k % 3)) : 1e-4 * (1 + (k % 5))));
const slopes = (p: Float64Array, factor: (k: number) => number) =>
  p.map((value, k) => (factor(k) * Math.tanh(value - target[k]!)) / p.length);
const verdictOf = (factor: (k: number) => number, seed: number) =>
  gradcheck(logCosh(target), near, { gradient: (p) => slopes(p, factor), domain: [0, 1], seed }).verdict;

describe("on one side of a bound, where the rounding of f at x grows one way,", () => {
  it("a wrong gradient fails and the right one passes", () => {
    for (let seed = 1; seed <= 10; seed++) {
      expect(verdictOf(() => 1, seed)).toBe("pass");
      expect(verdictOf((k) => (target[k] ? -1 : 1), seed)).toBe("fail");
      expect(verdictOf((k) => (target[k] ? 0 : 1), seed)).toBe("fail");
      expect(verdictOf((k) => (target[k] ? 1.01 : 1), seed)).toBe("fail");
    }
  });
});
