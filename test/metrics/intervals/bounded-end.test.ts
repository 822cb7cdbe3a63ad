import { expect, it } from "vitest";
import { boundedDraws } from "../../../src/metrics/intervals/bounded-draws.ts";
import { endOf, endSource, reachOf, weightedEnd } from "../../../src/metrics/intervals/bounded-end.ts";
import { sampleOf } from "../../../src/metrics/intervals/bounded-sample.ts";

const draws = boundedDraws(100, 4000, 4);
const values = Float64Array.from({ length: 100 }, (_, k) => 0.5 + 0.004 * k);
const sample = sampleOf(values, [0, 1]);
const source = endSource(sample, draws);
const [low, high] = sample.sides;

it("is farther out for a whole weight than for a quarter and for none, and between two of them", () => {
  const [whole, quarter, none] = (["whole", "quarter", "none"] as const).map((weight) =>
    weightedEnd(low, source, 0.025, weight),
  );
  expect(whole!).toBeLessThan(quarter!);
  expect(quarter!).toBeLessThan(none!);
  expect([0, 1, 2].map((place) => endOf(low, source, 0.025, place))).toEqual([whole, quarter, none]);
  expect(endOf(low, source, 0.025, 0.5)).toBeCloseTo((whole! + quarter!) / 2, 12);
  expect(endOf(low, source, 0.025, 1.25)).toBeCloseTo(0.75 * quarter! + 0.25 * none!, 12);
});

it("is a quantile of the weighted means of the values and one more at the bound", () => {
  const means = Float64Array.from({ length: draws.resamples }, (_, b) => {
    const weights = draws.weights.subarray(b * draws.most, b * draws.most + 100);
    const extra = draws.whole[b]!;
    const sum = weights.reduce((all, weight, k) => all + weight * values[k]!, extra * high.bound);
    return sum / weights.reduce((all, weight) => all + weight, extra);
  }).sort();
  expect(weightedEnd(high, source, 0.05, "whole")).toBeCloseTo(means[4000 - 1 - 200]!, 12);
});

it("is nearer for a larger tail, on both sides, and nearly that of the moments", () => {
  for (const side of [low, high])
    for (const weight of ["whole", "none"] as const) {
      const reaches = [0.01, 0.1].map((tail) =>
        Math.abs(weightedEnd(side, source, tail, weight) - sample.mean),
      );
      expect(reaches[0]!).toBeGreaterThan(reaches[1]!);
      const moments = endSource({ ...sample, values: undefined }, null);
      for (const [k, tail] of [0.01, 0.1].entries()) {
        const normal = Math.abs(weightedEnd(side, moments, tail, weight) - sample.mean);
        expect(Math.abs(normal - reaches[k]!)).toBeLessThan(0.15 * reaches[k]!);
      }
    }
});

it("reaches as far as one exponential weight where values hardly vary", () => {
  // −log(0.025)·0.5/100; with less variance the normal form would be 0.0148.
  expect(reachOf({ distance: 0.5, square: 0, n: 100 }, 0.025, 1)).toBeCloseTo(0.018444397, 8);
  expect(reachOf({ distance: 0.5, square: 0.04, n: 100 }, 0.025, 1)).toBeCloseTo(0.04540569, 8);
});
