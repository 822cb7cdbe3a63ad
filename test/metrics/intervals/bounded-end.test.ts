import { expect, it } from "vitest";
import { boundedDraws } from "../../../src/metrics/intervals/bounded-draws.ts";
import { endOf, endsOf, reachOf } from "../../../src/metrics/intervals/bounded-end.ts";
import { sampleOf } from "../../../src/metrics/intervals/bounded-sample.ts";

const draws = boundedDraws(100, 4000, 4);
const sample = sampleOf(
  Float64Array.from({ length: 100 }, (_, k) => 0.5 + 0.004 * k),
  [0, 1],
);
const [low, high] = sample.sides;

it("is farther out for a whole weight than for a quarter, and between both", () => {
  const [[whole], [quarter]] = [
    endsOf(low, sample, draws, "whole", [0.025]),
    endsOf(low, sample, draws, "quarter", [0.025]),
  ];
  expect(whole!).toBeLessThan(quarter!);
  expect(endOf(low, sample, draws, 0.025, 0)).toBe(whole);
  expect(endOf(low, sample, draws, 0.025, 0.5)).toBeCloseTo((whole! + quarter!) / 2, 12);
});

it("is nearer for a larger tail, on both sides, and nearly that of the moments", () => {
  for (const side of [low, high]) {
    const ends = endsOf(side, sample, draws, "whole", [0.01, 0.1]);
    const reaches = ends.map((end) => Math.abs(end - sample.mean));
    expect(reaches[0]!).toBeGreaterThan(reaches[1]!);
    const normal = endsOf(side, { ...sample, values: undefined }, null, "whole", [0.01, 0.1]);
    for (const [k, end] of normal.entries())
      expect(Math.abs(end - ends[k]!)).toBeLessThan(0.15 * reaches[k]!);
  }
});

it("reaches as far as one exponential weight where values hardly vary", () => {
  // −log(0.025)·0.5/100; with less variance the normal form would be 0.0148.
  expect(reachOf({ distance: 0.5, square: 0, n: 100 }, 0.025, 1)).toBeCloseTo(0.018444397, 8);
  expect(reachOf({ distance: 0.5, square: 0.04, n: 100 }, 0.025, 1)).toBeCloseTo(0.04540569, 8);
});
