import { expect, it } from "vitest";
import {
  balanceOf,
  between,
  sampleOf,
  sidesByDistance,
  spreadTo,
} from "../../../src/metrics/intervals/bounded-sample.ts";

const sample = (...values: number[]) => sampleOf(Float64Array.from(values), [0, 1]);

it("has the moments of the values, and the distances of both bounds", () => {
  const { n, mean, square, sides } = sample(0.6, 0.8, 1);
  expect([n, mean, square]).toEqual([3, expect.closeTo(0.8, 14), expect.closeTo(0.04, 14)]);
  expect(sides.map(({ bound, distance }) => [bound, distance])).toEqual([
    [0, expect.closeTo(0.8, 14)],
    [1, expect.closeTo(0.2, 14)],
  ]);
  expect(sidesByDistance(sample(0.1, 0.2)).map(({ bound }) => bound)).toEqual([1, 0]);
  expect(sampleOf({ n: 3, mean: 0.8, square: 0.04 }, [0, 1]).values).toBeUndefined();
});

it("a spread reaches nowhere below 0.15 of the distance, and 0.8 of the way from 0.3 on", () => {
  const of = (deviation: number) => {
    const one = sampleOf({ n: 9, mean: 0.5, square: deviation * deviation }, [0, 1]);
    return spreadTo(one.sides[0], one);
  };
  expect([0, 0.07, 0.1125, 0.14, 0.4].map(of)).toEqual([0, 0, expect.closeTo(0.5, 12), 0.8, 0.8]);
});

it("bounds are even if both are as far, and not if one is four times as far", () => {
  const at = (mean: number) => balanceOf(sampleOf({ n: 9, mean, square: 0.01 }, [0, 1]));
  expect([0.5, 0.4, 0.8, 0.95].map(at)).toEqual([1, expect.closeTo(5 / 6, 12), expect.closeTo(0, 12), 0]);
  expect(between(2, 4, 0.25)).toBe(2.5);
});
