import { expect, it } from "vitest";
import {
  balanceOf,
  between,
  reachToward,
  sampleOf,
  sidesByDistance,
  wayTo,
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

it("reaches toward a bound by the standard deviation", () => {
  const of = (deviation: number) => {
    const one = sampleOf({ n: 9, mean: 0.8, square: deviation * deviation }, [0, 1]);
    return one.sides.map((side) => reachToward(side, one));
  };
  expect(of(0.2)).toEqual([expect.closeTo(0.25, 12), expect.closeTo(1, 12)]);
  expect(reachToward(sample(1, 1).sides[1], sample(1, 1))).toBe(0);
});

it("is on its way between two numbers alone", () => {
  expect([0.1, 0.2, 0.3, 0.4, 0.5].map((ratio) => wayTo(ratio, 0.2, 0.4))).toEqual([
    0,
    0,
    expect.closeTo(0.5, 12),
    1,
    1,
  ]);
});

it("bounds are even if both are as far, and not if one is four times as far", () => {
  const at = (mean: number) => balanceOf(sampleOf({ n: 9, mean, square: 0.01 }, [0, 1]));
  expect([0.5, 0.4, 0.8, 0.95].map(at)).toEqual([1, expect.closeTo(5 / 6, 12), expect.closeTo(0, 12), 0]);
  expect(between(2, 4, 0.25)).toBe(2.5);
});
