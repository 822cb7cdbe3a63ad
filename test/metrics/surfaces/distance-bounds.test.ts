import { describe, expect, it } from "vitest";
import { distanceBounds, labelMap, type SurfaceDistances, surfaceDistances } from "../../../src/index.ts";
import { averageReach, boundsWithin } from "../../../src/metrics/surfaces/distance-bounds.ts";

const directed = (...pairs: [distance: number, size: number][]) => ({
  distances: Float64Array.from(pairs, ([distance]) => distance),
  sizes: Float64Array.from(pairs, ([, size]) => size),
});
const distances: SurfaceDistances = {
  classes: [
    null,
    { prediction: directed([0, 6], [1, 3], [4, 1]), target: directed([0, 5], [2, 3], [2.5, 2]) },
    { prediction: directed([Infinity, 3]), target: directed() },
    { prediction: directed(), target: directed() },
  ],
  boundary: "mesh",
  voxel: { diagonal: 1.5, smallest: 0.8, largest: 1.2 },
};

describe("bounds of a distance", () => {
  it("are a diagonal to either side, and not below 0", () => {
    expect(distanceBounds(distances, { percentile: 100 })).toEqual([
      { class: 1, value: 4, low: 2.5, high: 5.5, verdict: "resolved" },
      { class: 2, value: Infinity, low: Infinity, high: Infinity, verdict: "resolved" },
      { class: 3, value: Number.NaN, low: Number.NaN, high: Number.NaN, verdict: "resolved" },
    ]);
    expect(distanceBounds(distances, { direction: "symmetric" })[0]).toEqual({
      class: 1,
      value: 0.9,
      low: 0,
      high: 2.4,
      verdict: "finer than the grid",
    });
  });

  it("of the balanced average are those of both surfaces over the size of the target's", () => {
    const pair = { prediction: directed([2, 30]), target: directed([1, 10]) };
    const bounds = distanceBounds({ ...distances, classes: [null, pair] }, { direction: "balanced" });
    // The value is ½·(60/10 + 10/10), its reach 1.5·(30 + 10)/(2·10).
    expect(bounds[0]).toEqual({ class: 1, value: 3.5, low: 0.5, high: 6.5, verdict: "resolved" });
    expect(distanceBounds(distances, { direction: "balanced" })[1]!.low).toBe(Infinity);
  });

  it("of surface Dice are its values at the two tolerances", () => {
    expect(distanceBounds(distances, { tolerance: 1 })[0]).toEqual({
      class: 1,
      value: 14 / 20,
      low: 0,
      high: 19 / 20,
      verdict: "resolved",
    });
    expect(distanceBounds(distances, { tolerance: 2.5 })[0]!.low).toBe(14 / 20);
    expect(distanceBounds(distances, { tolerance: 0.39 })[0]!.verdict).toBe("finer than the grid");
    expect(distanceBounds(distances, { tolerance: 0.4 })[0]!.verdict).toBe("resolved");
    expect(distanceBounds(distances, { tolerance: 0.4 })[2]!.low).toBeNaN();
  });

  it("say of slices of 5 mm that they do not show a gap of less", () => {
    const stack = (first: number) =>
      labelMap(
        Uint8Array.from({ length: 8 }, (_, k) => Number(k >= first)),
        [8, 1],
      );
    const measured = surfaceDistances(stack(3), stack(4), {
      classes: 2,
      spacing: [5, 0.8],
      boundary: "mesh",
      border: "open",
    });
    expect(measured.voxel).toEqual({ diagonal: Math.sqrt(25 + 0.8 ** 2), smallest: 0.8, largest: 5 });
    expect(distanceBounds(measured, { percentile: 100 })[0]).toMatchObject({
      value: 5,
      low: 0,
      verdict: "finer than the grid",
    });
  });

  it.each<[string, object]>([
    ["distanceBounds: 0 of percentile, direction and tolerance given, want one", {}],
    [
      "distanceBounds: 2 of percentile, direction and tolerance given, want one",
      { percentile: 5, tolerance: 1 },
    ],
    ["distanceBounds: percentile is 101", { percentile: 101 }],
    ["distanceBounds: tolerance is -1", { tolerance: -1 }],
    ['distanceBounds: direction is "both"', { direction: "both" }],
    ['distanceBounds: unknown option "percentil"', { percentil: 5 }],
  ])("refuses: %s", (message, options) => {
    expect(() => distanceBounds(distances, options)).toThrow(message);
  });

  it("needs the size of a voxel", () => {
    const { voxel, ...without } = distances;
    expect(voxel).toBeDefined();
    expect(() => distanceBounds(without, { percentile: 5 })).toThrow("distances.voxel is undefined");
  });
});

it("a distance is known to its reach, and from 0 on", () => {
  expect(boundsWithin(5, 2)).toEqual({ low: 3, high: 7, verdict: "resolved" });
  expect(boundsWithin(1.5, 2)).toEqual({ low: 0, high: 3.5, verdict: "finer than the grid" });
  expect(boundsWithin(2, 2).verdict).toBe("finer than the grid");
});

it("a surface that is missing is known to be", () => {
  expect(boundsWithin(Infinity, 2)).toEqual({ low: Infinity, high: Infinity, verdict: "resolved" });
});

it("an average is known to a diagonal, the balanced one by the sizes of both surfaces", () => {
  expect(averageReach("symmetric", 30, 10)).toBe(1);
  expect(averageReach("balanced", 30, 10)).toBe(2);
  expect(averageReach("balanced", 10, 10)).toBe(1);
});
