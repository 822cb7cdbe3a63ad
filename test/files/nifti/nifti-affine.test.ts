import { readHeader } from "nifti-reader-js";
import { describe, expect, it } from "vitest";
import { niftiAffine } from "../../../src/files/nifti/nifti-affine.ts";
import { makeNifti, type NiftiOptions } from "../../cli/make-nifti.ts";

const shape = [2, 3, 4];
const values = new Array(24).fill(0);
const affineOf = (options: NiftiOptions) => {
  const bytes = makeNifti(shape, values, options).slice(0, options.version === 2 ? 540 : 348);
  return niftiAffine(readHeader(bytes), bytes);
};
const sform = [2, 0, 0, -10, 0, 3, 0, -20, 0, 0, 4, -30];
const spacing = [2, 3, 4];

describe.each([
  { version: 1, littleEndian: true },
  { version: 1, littleEndian: false },
  { version: 2, littleEndian: true },
  { version: 2, littleEndian: false },
] as const)("NIfTI-$version, little-endian $littleEndian", (format) => {
  it("takes the sform", () => {
    expect(affineOf({ ...format, sform, spacing: [1, 1, 1] })).toEqual(sform);
  });

  it("takes the sform before the qform", () => {
    expect(affineOf({ ...format, sform, qform: [1, 0, 0, 5, 5, 5], spacing })).toEqual(sform);
  });

  it("makes the qform of no rotation", () => {
    expect(affineOf({ ...format, qform: [0, 0, 0, -10, -20, -30], spacing })).toEqual(sform);
  });

  it("makes the qform of half a turn about x, and of a left-handed grid", () => {
    const turned = [2, 0, 0, 0, 0, -3, 0, 0, 0, 0, -4, 0];
    // Some of its zeros are negative.
    expect(affineOf({ ...format, qform: [1, 0, 0, 0, 0, 0], spacing })!.map((entry) => entry + 0)).toEqual(
      turned,
    );
    turned[10] = 4;
    expect(
      affineOf({ ...format, qform: [1, 0, 0, 0, 0, 0, -1], spacing })!.map((entry) => entry + 0),
    ).toEqual(turned);
  });

  it("makes the qform of a quarter turn about z: x goes to y", () => {
    const affine = affineOf({ ...format, qform: [0, 0, Math.SQRT1_2, 0, 0, 0], spacing })!;
    const expected = [0, -3, 0, 0, 2, 0, 0, 0, 0, 0, 4, 0];
    for (const [k, entry] of affine.entries()) expect(entry).toBeCloseTo(expected[k]!, 6);
  });

  it("has none without a code", () => {
    expect(affineOf({ ...format, spacing })).toBeUndefined();
  });
});

it.each([
  ["no frame of space", { sform: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
  ["two axes of one direction", { sform: [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0] }],
  ["numbers that are none", { sform: [1, 0, 0, Number.NaN, 0, 1, 0, 0, 0, 0, 1, 0] }],
  ["a quaternion without voxel lengths", { qform: [0, 0, 0, 0, 0, 0] }],
])("has none for %s", (_, options) => {
  expect(affineOf(options)).toBeUndefined();
});

it("forgives a quaternion that rounding made longer than 1", () => {
  expect(affineOf({ qform: [1.0000001, 0, 0, 0, 0, 0], spacing })![0]).toBeCloseTo(2, 5);
});
