import { describe, expect, it } from "vitest";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";
import {
  checkSurface,
  copySurface,
  type SurfaceState,
  surfaceState,
} from "../../../src/metrics/state/surface-state.ts";
import type { ClassSurfaces } from "../../../src/metrics/surfaces/class-surfaces.ts";

const measures = checkMeasures("f", "surface", { tolerances: [0, 1], percentiles: [50, 100], average: true });
const directed = (distances: number[], sizes: number[]) => ({
  distances: Float64Array.from(distances),
  sizes: Float64Array.from(sizes),
});
const both: ClassSurfaces = {
  prediction: directed([0, 1, 3], [2, 1, 1]),
  target: directed([0, 2], [2, 0.5]),
};
const alone: ClassSurfaces = { prediction: directed([Infinity], [4]), target: directed([], []) };

/** What {@link surfaceState} gives for the two. */
const bothState: SurfaceState = {
  label: 7,
  total: 6.5,
  within: [4, 5],
  withinBounds: [
    [0, 5],
    [4, 5.5],
  ],
  distances: [0, 3],
  prediction: { sum: 4, size: 4 },
  target: { sum: 1, size: 2.5 },
};
const aloneState = {
  label: 3,
  total: 4,
  within: [0, 0],
  withinBounds: [
    [0, 0],
    [0, 0],
  ],
  distances: ["Infinity", "Infinity"],
  prediction: { sum: "Infinity", size: 4 },
  target: { sum: 0, size: 0 },
} as const;

describe("surfaceState", () => {
  it("keeps a few numbers of two surfaces", () => {
    expect(surfaceState(7, both, measures, 1)).toEqual(bothState);
  });

  it("of a class in one map only is infinitely far", () => {
    expect(surfaceState(3, alone, measures, 1)).toEqual(aloneState);
  });

  it("keeps what is asked for, and the size of both", () => {
    const distance = checkMeasures("f", "surface", { percentiles: [100] });
    expect(surfaceState(7, both, distance, 1)).toEqual({ label: 7, total: 6.5, within: [], distances: [3] });
  });
});

describe("checkSurface", () => {
  const voxels = { label: 7, predicted: 3, actual: 2 };
  const check = (surface: unknown, counts = voxels) => checkSurface("f", "at", surface, counts, measures);

  it("gives a copy, its fields in one order", () => {
    const mixed = Object.fromEntries(Object.entries(bothState).reverse());
    expect(JSON.stringify(check(mixed))).toBe(JSON.stringify(bothState));
    expect(check(bothState).within).not.toBe(bothState.within);
    expect(check(aloneState, { label: 3, predicted: 9, actual: 0 })).toEqual(aloneState);
  });

  it("takes a state of before, without bounds of sizes", () => {
    const { withinBounds, ...before } = bothState;
    expect(check(before)).toEqual(before);
    const ofVoxels = checkMeasures("f", "surface", {
      tolerances: [0, 1],
      percentiles: [50, 100],
      average: true,
      boundary: "voxels",
    });
    expect(() => checkSurface("f", "at", bothState, voxels, ofVoxels)).toThrow(
      'at has a field "withinBounds"',
    );
  });

  it.each<[string, object]>([
    ["at.label is 6, want 7", { label: 6 }],
    ['at.label is "7", want 7', { label: "7" }],
    ["at.total is -1, want a finite number from 0", { total: -1 }],
    ['at.total is "Infinity", want a number', { total: "Infinity" }],
    ["at.within holds 1 values, want 2", { within: [4] }],
    ["at.within[1] is undefined, want a number", { within: [4, undefined] }],
    ["at.within[0] is 7, want at most 6.5", { within: [7, 5] }],
    ["at.distances is an object, want an array", { distances: {} }],
    ["at.withinBounds holds 1 values, want 2", { withinBounds: [[0, 5]] }],
    ["at.withinBounds[1] holds 1 values, want 2", { withinBounds: [[0, 5], [4]] }],
    [
      "at.withinBounds[0] is 4.5 and 5, want bounds of 4 that are at most 6.5",
      {
        withinBounds: [
          [4.5, 5],
          [4, 5],
        ],
      },
    ],
    [
      "at.withinBounds[1] is 4 and 7, want bounds of 5 that are at most 6.5",
      {
        withinBounds: [
          [0, 5],
          [4, 7],
        ],
      },
    ],
    ["at.distances[0] is null, want a number", { distances: [null, 3] }],
    ['at.distances[1] is "Infinity", want a number', { distances: [0, "Infinity"] }],
    ["at.prediction.size is undefined", { prediction: { sum: 4 } }],
    ["at.prediction is 4, want an object", { prediction: 4 }],
    ['at.target.sum is "Infinity", want a number', { target: { sum: "Infinity", size: 2.5 } }],
    ["at.target.size is NaN, want a finite number", { target: { sum: 1, size: Number.NaN } }],
    ['at has a field "more", want label, total', { more: 1 }],
    ["at.target is undefined", { target: undefined }],
  ])("refuses: %s", (message, change) => {
    expect(() => check({ ...bothState, ...change })).toThrow(`f: ${message}`);
  });

  it.each<[string, object]>([
    ['at.distances[0] is 3, want "Infinity" beside a missing surface', { distances: [3, "Infinity"] }],
    ["at.within[1] is 1, want at most 0", { within: [0, 1] }],
    ['at.prediction.sum is 4, want "Infinity"', { prediction: { sum: 4, size: 4 } }],
    ["at.target.size is 1, want 0 for a class without voxels", { target: { sum: 0, size: 1 } }],
  ])("refuses, of a missing surface: %s", (message, change) => {
    const counts = { label: 3, predicted: 9, actual: 0 };
    expect(() => check({ ...aloneState, ...change }, counts)).toThrow(`f: ${message}`);
  });
});

it("a copy shares nothing", () => {
  const copy = copySurface(bothState);
  expect(copy).toEqual(bothState);
  expect(copy.within).not.toBe(bothState.within);
  expect(copy.prediction).not.toBe(bothState.prediction);
});

describe("bands", () => {
  const kept = checkMeasures("f", "surface", { widths: [1, "diagonal"] });
  const state = surfaceState(7, null, kept, 1, [
    [3, 2, 1],
    [3, 2, 2],
  ]);
  const check = (bands: unknown) =>
    checkSurface("f", "at", { ...state, bands }, { label: 7, predicted: 3, actual: 2 }, kept);

  it("are kept without distances", () => {
    expect(JSON.stringify(state)).toBe(
      '{"label":7,"total":0,"within":[],"distances":[],"bands":[[3,2,1],[3,2,2]]}',
    );
    expect(check(state.bands)).toEqual(state);
    expect(copySurface(state).bands![0]).not.toBe(state.bands![0]);
  });

  it.each<[string, unknown]>([
    ["at.bands is undefined", undefined],
    ["at.bands holds 1 values, want 2", [[3, 2, 1]]],
    [
      "at.bands[1] holds 2 values, want 3",
      [
        [3, 2, 1],
        [3, 2],
      ],
    ],
    [
      "at.bands[0][0] is 0.5, want",
      [
        [0.5, 2, 1],
        [3, 2, 2],
      ],
    ],
    [
      "at.bands[0][1] is 3, want at most 2",
      [
        [3, 3, 1],
        [3, 2, 2],
      ],
    ],
    [
      "at.bands[1][2] is 2, want at most 1",
      [
        [3, 2, 1],
        [1, 2, 2],
      ],
    ],
  ])("refuses: %s", (message, bands) => {
    expect(() => check(bands)).toThrow(`f: ${message}`);
  });
});
