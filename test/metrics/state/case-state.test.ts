import { describe, expect, it } from "vitest";
import {
  checkCase,
  checkId,
  checkSurfaces,
  checkWholeCounts,
  copyCase,
  occurring,
} from "../../../src/metrics/state/case-state.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";

const counts = { intersection: [5, 0, 0, 1], predicted: [6, 0, 2, 1], actual: [7, 0, 0, 1], voxels: 9 };
const state = {
  id: "case",
  voxels: 9,
  labels: [0, 2, 3],
  intersection: [5, 0, 1],
  predicted: [6, 2, 1],
  actual: [7, 0, 1],
};
const anyRules = { classes: undefined, surface: undefined };
const measures = checkMeasures("f", "surface", { percentiles: [100] });
const surfaces = [
  { label: 2, total: 4, within: [], distances: ["Infinity"] },
  { label: 3, total: 4, within: [], distances: [1.5] },
];

describe("occurring", () => {
  it("keeps the classes that one of the maps holds", () => {
    const { id: _, ...want } = state;
    expect(occurring(counts)).toEqual(want);
    expect(occurring({ intersection: [0], predicted: [0], actual: [0], voxels: 0 }).labels).toEqual([]);
  });

  it("loses the sign of -0", () => {
    const { intersection } = occurring({ ...counts, intersection: [-0, -0, -0, -0] });
    expect(intersection).toEqual([0, 0, 0]);
  });
});

describe("checkWholeCounts", () => {
  it("lets whole numbers pass", () => {
    expect(checkWholeCounts("f", counts)).toEqual(counts);
    const full = { intersection: [4], predicted: [4], actual: [4], voxels: 4 };
    expect(checkWholeCounts("f", full)).toEqual(full);
  });

  it.each<[string, object]>([
    ["counts.predicted[0] is 6.5, want a whole number", { predicted: [6.5, 0, 2, 1] }],
    ["counts.voxels is 9.5, want a whole number", { voxels: 9.5 }],
    ["counts.voxels is 9007199254740992, want at most 2⁵³ − 1", { voxels: 2 ** 53 }],
    ["counts.actual[1] is -1", { actual: [7, -1, 0, 1] }],
    ["counts.intersection is null", { intersection: null }],
  ])("refuses: %s", (message, change) => {
    expect(() => checkWholeCounts("f", { ...counts, ...change })).toThrow(`f: ${message}`);
  });

  it("refuses what soft sums may be off by rounding", () => {
    const large = { intersection: [1e9 + 1], predicted: [1e9], actual: [1e9], voxels: 1e9 };
    expect(() => checkWholeCounts("f", large)).toThrow(
      new RangeError(
        "f: counts of class 0 are 1000000001 of 1000000000 and 1000000000, of 1000000000 voxels",
      ),
    );
    expect(() => checkWholeCounts("f", { ...large, intersection: [5], predicted: [1e9 + 2] })).toThrow(
      "f: counts of class 0 are 5 of 1000000002",
    );
  });
});

describe("checkCase", () => {
  it("gives a copy, its fields in one order", () => {
    const mixed = Object.fromEntries(Object.entries(state).reverse());
    const checked = checkCase("f", "at", mixed, anyRules);
    expect(JSON.stringify(checked)).toBe(JSON.stringify(state));
    expect(checked.labels).not.toBe(state.labels);
  });

  it("holds surfaces where the meter keeps them", () => {
    const rules = { classes: 4, surface: measures };
    expect(checkCase("f", "at", { ...state, surfaces }, rules)).toEqual({ ...state, surfaces });
    expect(() => checkCase("f", "at", state, rules)).toThrow("f: at.surfaces is undefined");
    expect(() => checkCase("f", "at", { ...state, surfaces }, anyRules)).toThrow(
      'f: at has a field "surfaces", want id, voxels, labels, intersection, predicted, actual',
    );
  });

  it.each<[string, object]>([
    ["at.id is 5, want a string", { id: 5 }],
    ["at.id is empty", { id: "" }],
    ["at.voxels is -1", { voxels: -1 }],
    ["at.voxels is 0.5, want a whole number", { voxels: 0.5 }],
    ["at.labels is undefined", { labels: undefined }],
    ["at.labels is an object, want an array", { labels: { 0: 1 } }],
    ["at.actual holds 2 values, want 3", { actual: [7, 0] }],
    ["at.labels[1] is undefined, want a number", { labels: Object.assign(new Array(3), { 0: 0, 2: 3 }) }],
    ["at.labels[2] is 2, want more than 2", { labels: [0, 2, 2] }],
    ["at.labels[2] is 1, want more than 2", { labels: [0, 2, 1] }],
    ["at.labels[2] is 2147483648, want at most 2147483647", { labels: [0, 2, 2 ** 31] }],
    ["at.labels[0] is -1, want a finite number from 0", { labels: [-1, 2, 3] }],
    ["at.predicted[0] is 10, want at most the 9 voxels", { predicted: [10, 2, 1] }],
    ["at.actual[2] is 10, want at most the 9 voxels", { actual: [7, 0, 10] }],
    ["at.intersection[1] is 1, want at most the 0 of one map", { intersection: [5, 1, 1] }],
    ["at.predicted[1] is 0, want a label that occurs", { predicted: [6, 0, 1] }],
    ["at.actual[0] is null, want a number", { actual: [null, 0, 1] }],
    ['at has a field "name"', { name: "case" }],
  ])("refuses: %s", (message, change) => {
    expect(() => checkCase("f", "at", { ...state, ...change }, anyRules)).toThrow(`f: ${message}`);
  });

  it("refuses a label that the classes do not hold", () => {
    expect(() => checkCase("f", "at", state, { classes: 3, surface: undefined })).toThrow(
      new RangeError("f: at.labels[2] is 3, want at most 2"),
    );
  });
});

describe("checkSurfaces", () => {
  it("wants one for every label but the background", () => {
    expect(checkSurfaces("f", "surfaces", { ...state, surfaces }, measures)).toEqual(surfaces);
    const [, third] = surfaces;
    const alone = { voxels: 9, labels: [3], intersection: [1], predicted: [1], actual: [1] };
    expect(checkSurfaces("f", "surfaces", { ...alone, surfaces: [third] }, measures)).toEqual([third]);
  });

  it.each<[string, unknown]>([
    ["surfaces is undefined, want an array", undefined],
    ["surfaces holds 1 values, want 2", surfaces.slice(1)],
    ["surfaces[0].label is 3, want 2", [...surfaces].reverse()],
    ["surfaces[1] is undefined, want an object", Object.assign(new Array(2), { 0: surfaces[0] })],
  ])("refuses: %s", (message, given) => {
    expect(() => checkSurfaces("f", "surfaces", { ...state, surfaces: given }, measures)).toThrow(
      `f: ${message}`,
    );
  });
});

it("a copy shares nothing", () => {
  const whole = { ...state, surfaces: checkSurfaces("f", "surfaces", { ...state, surfaces }, measures) };
  const copy = copyCase(whole);
  expect(copy).toEqual(whole);
  for (const list of ["labels", "intersection", "predicted", "actual", "surfaces"] as const)
    expect(copy[list]).not.toBe(whole[list]);
  expect(copy.surfaces![0]).not.toBe(whole.surfaces[0]);
});

it("an id is a string with something in it", () => {
  expect(() => checkId("f", "id", " ")).not.toThrow();
  expect(() => checkId("f", "id", "")).toThrow(new RangeError("f: id is empty"));
  expect(() => checkId("f", "id", undefined)).toThrow(new TypeError("f: id is undefined, want a string"));
});
