import { expect, it } from "vitest";
import { kendallTau, ranksOf } from "../../../src/metrics/ranking/ranks.ts";

it("ranks begin with 1 for the best; equal values share the least rank, or the mean", () => {
  expect([...ranksOf([0.9, 0.7, 0.9, 0.8], false, "least")]).toEqual([1, 4, 1, 3]);
  expect([...ranksOf([0.9, 0.7, 0.9, 0.8], false, "mean")]).toEqual([1.5, 4, 1.5, 3]);
  expect([...ranksOf([Infinity, 2, Infinity], true, "least")]).toEqual([2, 1, 2]);
  expect([...ranksOf([1, Number.NaN], true, "mean")]).toEqual([1, Number.NaN]);
});

it("values that differ by their rounding alone share a rank", () => {
  const [first, second] = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1];
  expect(first).not.toBe(second);
  expect([...ranksOf([first, second, 0.5], false, "least")]).toEqual([1, 1, 3]);
  expect([...ranksOf([first, second, 0.5], true, "mean")]).toEqual([2.5, 2.5, 1]);
});

it.each([
  // scipy.stats.kendalltau (SciPy 1.17.1) gives the same τ-b.
  [[1, 2, 3, 4], [1, 2, 3, 4], 1],
  [[1, 2, 3, 4], [4, 3, 2, 1], -1],
  [[1, 2, 3, 4], [1, 3, 2, 4], 2 / 3],
  [[12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.4714045207910316],
])("Kendall's τ of %j and %j", (first, second, want) => {
  expect(kendallTau(first, second)).toBeCloseTo(want, 14);
});

it("Kendall's τ with a single rank is NaN", () => {
  expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNaN();
});
