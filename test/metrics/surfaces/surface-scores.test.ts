import { describe, expect, it } from "vitest";
import {
  averageSurfaceDistance,
  type ClassSurfaces,
  hausdorffDistance,
  type SurfaceDistances,
  surfaceDiceScore,
  surfaceDistances,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";

const directed = (...pairs: [distance: number, size: number][]) => ({
  distances: Float64Array.from(pairs, ([distance]) => distance),
  sizes: Float64Array.from(pairs, ([, size]) => size),
});

const both: ClassSurfaces = {
  prediction: directed([0, 6], [1, 3], [4, 1]),
  target: directed([0, 5], [2, 5]),
};
const small: ClassSurfaces = { prediction: directed([1, 2]), target: directed([1, 1], [3, 1]) };
const neither: ClassSurfaces = { prediction: directed(), target: directed() };
const alone: ClassSurfaces = { prediction: directed([Infinity, 6]), target: directed() };

const measured: SurfaceDistances = { classes: [null, both, small, neither], boundary: "area" };
const oneAlone: SurfaceDistances = { classes: [null, both, alone], boundary: "area" };

describe("surfaceDiceScore", () => {
  it("is the part of both surfaces within the tolerance", () => {
    expect(surfaceDiceScore(measured, { tolerance: 0, average: "none" })).toEqual([11 / 20, 0, Number.NaN]);
    expect(surfaceDiceScore(measured, { tolerance: 1, average: "none" })).toEqual([
      14 / 20,
      3 / 4,
      Number.NaN,
    ]);
    expect(surfaceDiceScore(measured, { tolerance: 1 })).toBeCloseTo((14 / 20 + 3 / 4) / 2, 15);
    expect(surfaceDiceScore(measured, { tolerance: 1, average: "micro" })).toBeCloseTo(17 / 24, 15);
  });

  it("takes a tolerance for every class", () => {
    const tolerance = [9, 0, 1, 9];
    expect(surfaceDiceScore(measured, { tolerance, average: "none" })).toEqual([11 / 20, 3 / 4, Number.NaN]);
    expect(surfaceDiceScore(measured, { tolerance, average: "micro" })).toBeCloseTo(14 / 24, 15);
  });

  it("is 0 for a class in one map", () => {
    expect(surfaceDiceScore(oneAlone, { tolerance: 99, average: "none" })).toEqual([1, 0]);
    expect(surfaceDiceScore(oneAlone, { tolerance: 99, average: "micro" })).toBe(20 / 26);
  });

  it.each<[string, ErrorConstructor, object | undefined]>([
    ["options are undefined, want an object", TypeError, undefined],
    ["tolerance is undefined, want a number", TypeError, {}],
    ["tolerance is -1, want a finite number from 0", RangeError, { tolerance: -1 }],
    ["tolerance is Infinity", RangeError, { tolerance: Infinity }],
    ["tolerance [1, 2] holds 2 numbers, want one for each of 4 classes", RangeError, { tolerance: [1, 2] }],
    ["tolerance[2] is NaN", RangeError, { tolerance: [0, 1, Number.NaN, 1] }],
    ['unknown option "percentile"', TypeError, { tolerance: 1, percentile: 95 }],
    [
      'average is "weighted", want "macro" or "micro" or "none"',
      RangeError,
      { tolerance: 1, average: "weighted" },
    ],
  ])("refuses: %s", (message, Kind, options) => {
    expect(() => surfaceDiceScore(measured, options as never)).toThrow(Kind);
    expect(() => surfaceDiceScore(measured, options as never)).toThrow(`surfaceDiceScore: ${message}`);
  });
});

describe("hausdorffDistance", () => {
  it("is the larger of the two directed ones", () => {
    expect(hausdorffDistance(measured, { average: "none" })).toEqual([4, 3, Number.NaN]);
    expect(hausdorffDistance(measured)).toBe(3.5);
    expect(hausdorffDistance(measured, { average: "micro" })).toBe(4);
    expect(hausdorffDistance(measured, { percentile: 90, average: "none" })).toEqual([2, 3, Number.NaN]);
    // Pooled, the prediction holds 6 at 0, 5 at 1 and 1 at 4; the target 5 at 0, 1 at 1, 5 at 2 and 1 at 3.
    expect(hausdorffDistance(measured, { percentile: 90, average: "micro" })).toBe(2);
  });

  it("interpolates voxels", () => {
    const voxels = { ...measured, boundary: "voxels" } as const;
    expect(hausdorffDistance(voxels, { percentile: 50, average: "none" })).toEqual([1, 2, Number.NaN]);
  });

  it("is Infinity for a class in one map, and so is the mean", () => {
    expect(hausdorffDistance(oneAlone, { average: "none" })).toEqual([4, Infinity]);
    expect(hausdorffDistance(oneAlone)).toBe(Infinity);
    expect(hausdorffDistance(oneAlone, { average: "micro" })).toBe(Infinity);
    expect(hausdorffDistance(oneAlone, { average: "micro", percentile: 50 })).toBe(1);
    expect(hausdorffDistance(oneAlone, { absentIn: "target" })).toBe(4);
  });

  it.each<[string, ErrorConstructor, object | null]>([
    ["options are null, want an object", TypeError, null],
    ["percentile is 101, want a number from 0 to 100", RangeError, { percentile: 101 }],
    ["percentile is -1, want a finite number from 0", RangeError, { percentile: -1 }],
    ["percentile is null, want a number", TypeError, { percentile: null }],
    ['unknown option "tolerance"', TypeError, { tolerance: 1 }],
  ])("refuses: %s", (message, Kind, options) => {
    expect(() => hausdorffDistance(measured, options as never)).toThrow(Kind);
    expect(() => hausdorffDistance(measured, options as never)).toThrow(`hausdorffDistance: ${message}`);
  });
});

describe("averageSurfaceDistance", () => {
  it("is the mean over the elements of both surfaces, or of one", () => {
    const none = { average: "none" } as const;
    expect(averageSurfaceDistance(measured, none)).toEqual([17 / 20, 6 / 4, Number.NaN]);
    expect(averageSurfaceDistance(measured, { ...none, direction: "predictionToTarget" })).toEqual([
      0.7,
      1,
      Number.NaN,
    ]);
    expect(averageSurfaceDistance(measured, { ...none, direction: "targetToPrediction" })).toEqual([
      1,
      2,
      Number.NaN,
    ]);
    expect(averageSurfaceDistance(measured)).toBeCloseTo((17 / 20 + 6 / 4) / 2, 15);
    expect(averageSurfaceDistance(measured, { average: "micro" })).toBeCloseTo(23 / 24, 15);
    expect(averageSurfaceDistance(measured, { average: "micro", direction: "predictionToTarget" })).toBe(
      9 / 12,
    );
  });

  it("is Infinity for a class in one map, in either direction", () => {
    for (const direction of ["symmetric", "predictionToTarget", "targetToPrediction"] as const) {
      expect(averageSurfaceDistance(oneAlone, { direction, average: "none" })[1]).toBe(Infinity);
      expect(averageSurfaceDistance(oneAlone, { direction })).toBe(Infinity);
    }
    expect(averageSurfaceDistance(oneAlone, { average: "micro" })).toBe(Infinity);
    expect(averageSurfaceDistance(oneAlone, { absent: 3, absentIn: "target", average: "none" })).toEqual([
      0.85, 3,
    ]);
  });

  it.each<[string, ErrorConstructor, object]>([
    ["direction is null, want a string", TypeError, { direction: null }],
    ['direction is "both", want "symmetric" or "meanOfBoth"', RangeError, { direction: "both" }],
    ['unknown option "tolerance"', TypeError, { tolerance: 1 }],
  ])("refuses: %s", (message, Kind, options) => {
    expect(() => averageSurfaceDistance(measured, options as never)).toThrow(Kind);
    expect(() => averageSurfaceDistance(measured, options as never)).toThrow(
      `averageSurfaceDistance: ${message}`,
    );
  });
});

it("every score is NaN of maps without any class, and the value of an absent one if it is given", () => {
  const empty = labelMap(new Uint8Array(4), [2, 2]);
  const distances = surfaceDistances(empty, empty, { classes: 3 });
  for (const average of ["macro", "micro"] as const) {
    expect(surfaceDiceScore(distances, { tolerance: 1, average })).toBeNaN();
    expect(hausdorffDistance(distances, { average })).toBeNaN();
    expect(averageSurfaceDistance(distances, { average })).toBeNaN();
    expect(surfaceDiceScore(distances, { tolerance: 1, average, absent: 1 })).toBe(1);
    expect(hausdorffDistance(distances, { average, absent: 0 })).toBe(0);
    expect(averageSurfaceDistance(distances, { average, absent: 0 })).toBe(0);
  }
});
