import { describe, expect, it } from "vitest";
import type { NrrdHeader } from "../../../src/files/nrrd/nrrd-header.ts";
import { directionsOf, nrrdSpace } from "../../../src/files/nrrd/nrrd-space.ts";

const headerOf = (fields: Record<string, string>): NrrdHeader => ({
  fields: new Map(Object.entries(fields)),
  keys: new Map(),
  files: [],
  end: 0,
});
const spaceOf = (fields: Record<string, string>, rank = 3, axes = [0, 1, 2].slice(0, rank)) => {
  const header = headerOf(fields);
  return nrrdSpace(header, directionsOf(header, rank), axes);
};
const directions = { "space directions": "(2,0,0) (0,3,0) (0,0,4)", "space origin": "(10,20,30)" };

describe("the space", () => {
  it.each([
    ["left-posterior-superior", -1, -1],
    ["LPS", -1, -1],
    ["right-anterior-superior", 1, 1],
    ["RAS", 1, 1],
    ["left-anterior-superior", -1, 1],
    ["LAS", -1, 1],
    ["right-anterior-superior-time", 1, 1],
  ])("%s has signs %i and %i", (space, x, y) => {
    const { affine, spacing } = spaceOf({ ...directions, space });
    expect(affine).toEqual([2 * x, 0, 0, 10 * x, 0, 3 * y, 0, 20 * y, 0, 0, 4, 30]);
    expect(spacing).toEqual([2, 3, 4]);
  });

  it.each([[{}], [{ space: "scanner-xyz" }], [{ "space dimension": "3" }]])(
    "is not known of %j",
    (fields) => {
      expect(spaceOf({ ...directions, ...fields })).toEqual({ spacing: [2, 3, 4] });
    },
  );

  it("may have its own unit", () => {
    const units = { space: "RAS", "space units": '"um" "um" "um"' };
    expect(
      spaceOf({ ...directions, ...units }).spacing!.map((length) => Number(length.toPrecision(9))),
    ).toEqual([0.002, 0.003, 0.004]);
  });
});

it("reads vectors with blanks, and none for an axis that is not one of space", () => {
  const header = headerOf({ "space directions": "none (1, 0, 0) (0,1,0)  (0,0,1)" });
  expect(directionsOf(header, 4)).toEqual([null, [1, 0, 0], [0, 1, 0], [0, 0, 1]]);
  expect(directionsOf(headerOf({}), 4)).toBeUndefined();
  expect(() => directionsOf(header, 3)).toThrow(/want 3 vectors or none/);
  expect(() => directionsOf(headerOf({ "space directions": "(1,0) x" }), 1)).toThrow(/space directions/);
  expect(
    spaceOf({ "space directions": "none (2,0,0) (0,3,0) (0,0,4)", space: "RAS" }, 4, [1, 2, 3]).affine,
  ).toEqual([2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0]);
});

it("places a slice in space by the axis across it", () => {
  const { affine, spacing } = spaceOf(
    { "space directions": "(0,2,0) (0,0,3)", "space origin": "(1,2,3)", space: "RAS" },
    2,
  );
  expect(affine).toEqual([0, 0, 1, 1, 2, 0, 0, 2, 0, 3, 0, 3]);
  expect(spacing).toEqual([2, 3]);
});

it("has lengths alone in spacings, nan for an axis without", () => {
  expect(spaceOf({ spacings: "2 3 4" })).toEqual({ spacing: [2, 3, 4] });
  expect(spaceOf({ spacings: "nan 2 -3" }, 3, [1, 2])).toEqual({ spacing: [2, 3] });
  expect(spaceOf({ spacings: "nan 2 3" })).toEqual({});
});

it("refuses an axis of no length, and vectors of several", () => {
  expect(() => spaceOf({ space: "RAS", "space directions": "(0,0,0) (0,3,0) (0,0,4)" })).toThrow(
    /spacing \[0, 3, 4\]/,
  );
  expect(() => spaceOf({ space: "RAS", "space directions": "(1,0) (0,3,0) (0,0,4)" })).toThrow(
    /vectors of one length/,
  );
});
