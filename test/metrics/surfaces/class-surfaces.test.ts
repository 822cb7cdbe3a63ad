import { describe, expect, it } from "vitest";
import type { ClassSurfaces } from "../../../src/index.ts";
import {
  averageOfSums,
  distanceSums,
  hausdorffAt,
  pooledSurfaces,
  surfaceWithin,
} from "../../../src/metrics/surfaces/class-surfaces.ts";

const directed = (...pairs: [distance: number, size: number][]) => ({
  distances: Float64Array.from(pairs, ([distance]) => distance),
  sizes: Float64Array.from(pairs, ([, size]) => size),
});

const both: ClassSurfaces = {
  prediction: directed([0, 6], [1, 3], [4, 1]),
  target: directed([0, 5], [2, 3], [2.5, 2]),
};
const predictionOnly: ClassSurfaces = { prediction: directed([Infinity, 3]), target: directed() };
const targetOnly: ClassSurfaces = { prediction: directed(), target: directed([Infinity, 2]) };
const neither: ClassSurfaces = { prediction: directed(), target: directed() };

describe("surfaces within a tolerance", () => {
  it.each([
    [0, 11],
    [0.99, 11],
    [1, 14],
    [2.4, 17],
    [2.5, 19],
    [4, 20],
  ])("%d", (tolerance, within) => {
    expect(surfaceWithin(both, tolerance)).toEqual({ within, total: 20 });
  });

  it("are none where one map holds the class alone", () => {
    expect(surfaceWithin(predictionOnly, 1e9)).toEqual({ within: 0, total: 3 });
    expect(surfaceWithin(targetOnly, 1e9)).toEqual({ within: 0, total: 2 });
    expect(surfaceWithin(neither, 1)).toEqual({ within: 0, total: 0 });
  });

  it("hold what is beyond by rounding, and no more", () => {
    for (const distance of [3 * 0.1, 3 * Math.fround(0.1)]) {
      const surfaces = { prediction: directed([distance, 1]), target: directed([distance, 1]) };
      expect(surfaceWithin(surfaces, 0.3).within).toBe(2);
      expect(surfaceWithin(surfaces, 0.2999).within).toBe(0);
    }
    const least = { prediction: directed([5e-324, 1]), target: directed([5e-324, 1]) };
    expect(surfaceWithin(least, 0).within).toBe(0);
  });
});

describe("average distances", () => {
  it("are made of sums that add", () => {
    const sums = distanceSums(both);
    expect(sums).toEqual({ prediction: { sum: 7, size: 10 }, target: { sum: 11, size: 10 } });
    expect(averageOfSums(sums, "symmetric")).toBe(0.9);
    expect(averageOfSums(sums, "predictionToTarget")).toBe(0.7);
    expect(averageOfSums(sums, "targetToPrediction")).toBe(1.1);
    const uneven = { prediction: { sum: 7, size: 10 }, target: { sum: 33, size: 30 } };
    expect(averageOfSums(uneven, "symmetric")).toBe(1);
    expect(averageOfSums(uneven, "meanOfBoth")).toBeCloseTo(0.9, 15);
  });

  it.each(["symmetric", "meanOfBoth", "predictionToTarget", "targetToPrediction"] as const)(
    "are infinite where one map holds the class alone, NaN where none does: %s",
    (direction) => {
      expect(averageOfSums(distanceSums(predictionOnly), direction)).toBe(Infinity);
      expect(averageOfSums(distanceSums(targetOnly), direction)).toBe(Infinity);
      expect(averageOfSums(distanceSums(neither), direction)).toBeNaN();
    },
  );

  it("of a surface alone have an infinite sum and its size", () => {
    expect(distanceSums(predictionOnly)).toEqual({
      prediction: { sum: Infinity, size: 3 },
      target: { sum: 0, size: 0 },
    });
  });
});

describe("a percentile of the Hausdorff distance", () => {
  it.each([
    [100, 4],
    [90.001, 4],
    [90, 2.5],
    [80.1, 2.5],
    [80, 2],
    [50, 0],
    [50.001, 2],
    [0, 0],
  ])("of areas: %d per cent lie within %d", (percentile, want) => {
    expect(hausdorffAt(both, percentile, "area")).toBe(want);
  });

  it("of areas, a share of exactly the percentile has reached it, however it is rounded", () => {
    // 19 of 20 equal areas lie at 0: their sum over that of all is 0.95 or the number below it, by the size.
    for (let size = 0.1; size < 3; size += 0.01) {
      const surfaces = { prediction: directed([0, 19 * size], [33, size]), target: directed([0, 19 * size]) };
      expect(hausdorffAt(surfaces, 95, "area")).toBe(0);
      expect(hausdorffAt(surfaces, 95.001, "area")).toBe(33);
    }
  });

  it("of areas that add up with rounding ends at the last one", () => {
    // Ten times 0.1 are less than 1.
    const tenths = Array.from({ length: 10 }, (_, k): [number, number] => [k, 0.1]);
    const surfaces = { prediction: directed(...tenths), target: directed(...tenths) };
    expect([5, 45, 95, 100].map((q) => hausdorffAt(surfaces, q, "area"))).toEqual([0, 4, 9, 9]);
  });

  it.each([
    [100, 4],
    // Of ten voxels the tenth is at place 9: 95 % at 8.55.
    [95, 1 + 0.55 * 3],
    [50, 0.5 * 2],
    [60, 2],
    [0, 0],
  ])("of voxels is interpolated: %d per cent is %d", (percentile, want) => {
    expect(hausdorffAt(both, percentile, "voxels")).toBeCloseTo(want, 14);
  });

  it("of one voxel is its distance", () => {
    const surfaces = { prediction: directed([2, 1]), target: directed([2, 1]) };
    for (const percentile of [0, 37, 100]) expect(hausdorffAt(surfaces, percentile, "voxels")).toBe(2);
  });

  it.each(["area", "voxels"] as const)("is infinite beside a missing surface, never NaN: %s", (boundary) => {
    for (const percentile of [0, 50, 100]) {
      expect(hausdorffAt(predictionOnly, percentile, boundary)).toBe(Infinity);
      expect(hausdorffAt(targetOnly, percentile, boundary)).toBe(Infinity);
      expect(hausdorffAt(neither, percentile, boundary)).toBeNaN();
    }
    const pool = pooledSurfaces([both, predictionOnly, targetOnly]);
    for (let percentile = 0; percentile <= 100; percentile += 0.5) {
      expect(hausdorffAt(pool, percentile, boundary)).toBeGreaterThanOrEqual(0);
    }
    expect(hausdorffAt(pool, 100, boundary)).toBe(Infinity);
    expect(hausdorffAt(pool, 50, boundary)).toBe(2);
  });
});

describe("pooled surfaces", () => {
  it("hold those of all, in order", () => {
    expect(
      pooledSurfaces([
        both,
        targetOnly,
        { prediction: directed([0.5, 2], [1, 1]), target: directed([1, 7]) },
      ]),
    ).toEqual({
      prediction: directed([0, 6], [0.5, 2], [1, 4], [4, 1]),
      target: directed([0, 5], [1, 7], [2, 3], [2.5, 2], [Infinity, 2]),
    });
  });

  it("of one are itself", () => {
    expect(pooledSurfaces([both])).toBe(both);
  });
});

describe("percentiles by other rules", () => {
  const percentile = (
    at: number,
    rule: "larger" | "mean" | "pooled",
    reading: "interpolated" | "below" = "interpolated",
  ) => hausdorffAt(both, at, "voxels", { rule, reading });

  it("are the mean of both directions, or that of both lists as one", () => {
    const [first, second] = [1 + 0.55 * 3, 2.5];
    expect(percentile(95, "larger")).toBeCloseTo(first, 12);
    expect(percentile(95, "mean")).toBeCloseTo((first + second) / 2, 12);
    // 20 distances: the place 18.05 is between the last 2.5 and the 4.
    expect(percentile(95, "pooled")).toBeCloseTo(2.5 + 0.05 * 1.5, 12);
  });

  it("are read a place lower, and are 0 before the first", () => {
    // Place ⌊9.5 − 1⌋ = 8 of ten distances in each direction.
    expect(percentile(95, "mean", "below")).toBe((1 + 2.5) / 2);
    const one = { prediction: directed([3, 1]), target: directed([3, 1]) };
    expect(hausdorffAt(one, 95, "voxels", { rule: "mean", reading: "below" })).toBe(0);
  });

  it("have one maximum", () => {
    for (const rule of ["larger", "mean", "pooled"] as const)
      for (const reading of ["interpolated", "below"] as const)
        expect(percentile(100, rule, reading)).toBe(4);
  });

  it("are Infinity where one map holds the class alone", () => {
    const choice = { rule: "pooled", reading: "interpolated" } as const;
    expect(hausdorffAt(predictionOnly, 95, "voxels", choice)).toBe(Infinity);
    expect(hausdorffAt(neither, 95, "voxels", choice)).toBeNaN();
  });
});

it("the larger of two averages", () => {
  expect(averageOfSums(distanceSums(both), "largerOfBoth")).toBe(1.1);
});
