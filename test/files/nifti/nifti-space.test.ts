import { describe, expect, it } from "vitest";
import { readNiftiHeader } from "../../../src/files/nifti/nifti-header.ts";
import { niftiSpace } from "../../../src/files/nifti/nifti-space.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { makeNifti, type NiftiOptions } from "../make/make-nifti.ts";

const shape = [2, 3, 4];
const values = new Array(24).fill(0);
const spaceOf = (options: NiftiOptions, extents = shape) => {
  const bytes = new Uint8Array(makeNifti(shape, values, options));
  return niftiSpace(readNiftiHeader(bytes), extents);
};
const affineOf = (options: NiftiOptions) => spaceOf(options).affine;
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

  it("takes the sform before the qform, and keeps the other one", () => {
    expect(spaceOf({ ...format, sform, qform: [1, 0, 0, 5, 5, 5], spacing })).toMatchObject({
      affine: sform,
      placedBy: "sform",
      otherPlacement: { name: "qform" },
    });
    expect(spaceOf({ ...format, sform, qform: [0, 0, 0, -10, -20, -30], spacing })).not.toHaveProperty(
      "otherPlacement",
    );
  });

  it("makes the qform of no rotation", () => {
    expect(affineOf({ ...format, qform: [0, 0, 0, -10, -20, -30], spacing })).toEqual(sform);
  });

  it("makes the qform of half a turn about x, and of a left-handed grid", () => {
    const turned = [2, 0, 0, 0, 0, -3, 0, 0, 0, 0, -4, 0];
    // Some of its zeros are negative.
    const exact = (options: NiftiOptions) => affineOf(options)!.map((entry) => entry + 0);
    expect(exact({ ...format, qform: [1, 0, 0, 0, 0, 0], spacing })).toEqual(turned);
    turned[10] = 4;
    expect(exact({ ...format, qform: [1, 0, 0, 0, 0, 0, -1], spacing })).toEqual(turned);
  });

  it("makes the qform of a quarter turn about z: x goes to y", () => {
    const affine = affineOf({ ...format, qform: [0, 0, Math.SQRT1_2, 0, 0, 0], spacing })!;
    const expected = [0, -3, 0, 0, 2, 0, 0, 0, 0, 0, 4, 0];
    for (const [k, entry] of affine.entries()) expect(entry).toBeCloseTo(expected[k]!, 6);
  });

  it("has no place without a code", () => {
    expect(affineOf({ ...format, spacing })).toBeUndefined();
  });
});

it.each([
  ["an sform of zeros", { sform: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
  ["two axes of one direction", { sform: [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0] }],
  ["NaN", { sform: [1, 0, 0, Number.NaN, 0, 1, 0, 0, 0, 0, 1, 0] }],
  ["a quaternion without voxel lengths", { qform: [0, 0, 0, 0, 0, 0] }],
])("has no place for %s", (_, options) => {
  expect(affineOf(options)).toBeUndefined();
});

it("falls back to the qform where the sform spans no space", () => {
  const zeros = new Array(12).fill(0);
  expect(spaceOf({ sform: zeros, qform: [0, 0, 0, -10, -20, -30], spacing })).toMatchObject({
    affine: sform,
    placedBy: "qform",
  });
});

it("forgives a quaternion that rounding made longer than 1", () => {
  expect(affineOf({ qform: [1.0000001, 0, 0, 0, 0, 0], spacing })![0]).toBeCloseTo(2, 5);
});

describe("distances", () => {
  it("are those of the matrix, and a remark names both where pixdim contradicts it", () => {
    const matrix = [0.8, 0, 0, 0, 0, 0.8, 0, 0, 0, 0, 5, 0];
    const { spacing: lengths, note } = spaceOf({ sform: matrix, spacing: [1, 1, 1] });
    expect(lengths!.map(Math.fround)).toEqual([Math.fround(0.8), Math.fround(0.8), 5]);
    expect(note).toBe("pixdim says [1, 1, 1] mm, the sform [0.8, 0.8, 5] mm; the sform counts");
    expect(spaceOf({ sform: matrix, spacing: [0.8, 0.8, 5] })).not.toHaveProperty("note");
  });

  it("do not differ by the rounding of text", () => {
    const matrix = [1.25, 0, 0, 0, 0, 1.25, 0, 0, 0, 0, 4, 0];
    expect(spaceOf({ sform: matrix, spacing: [1.25, 1.25, 3.9999] })).not.toHaveProperty("note");
  });

  it.each([
    [0, 1],
    [1, 1000],
    [2, 1],
    [3, 0.001],
    [8 + 2, 1],
    [5, 1],
  ])("are in millimetres: unit %d is %d mm", (unit, millimetres) => {
    expect(spaceOf({ spacing, unit }).spacing).toEqual(spacing.map((length) => length * millimetres));
    expect(spaceOf({ sform, spacing, unit }).affine).toEqual(sform.map((entry) => entry * millimetres));
    expect(spaceOf({ sform, spacing, unit })).not.toHaveProperty("note");
  });

  it.each([
    [
      [0.5, -2, 4],
      [9, 9, 9],
      [0.5, 2, 4],
    ],
    // An axis of one voxel, or beyond space, needs no length, and has one all the same.
    [
      [0.5, 2, 0],
      [9, 9, 1],
      [0.5, 2, 1],
    ],
    [
      [1, 1, 1, 0],
      [9, 9, 9, 1],
      [1, 1, 1, 1],
    ],
    [
      [1, 1, 1, Number.NaN],
      [9, 9, 9, 1],
      [1, 1, 1, 1],
    ],
    [[0, 0, 0], [9, 9, 9], undefined],
    [[0, 0, 7], [9, 9, 1], undefined],
  ])("without a matrix: %j of shape %j is %j", (lengths, extents, expected) => {
    expect(spaceOf({ spacing: lengths }, extents).spacing).toEqual(expected);
  });

  it.each([
    [[1, 1, 0]],
    [[0, 1, 1]],
    [[1, Number.NaN, 1]],
    [[Number.NaN, Number.NaN, Number.NaN]],
    [[1, 1, Number.POSITIVE_INFINITY]],
  ])("refuse %j", (lengths) => {
    const text = lengths.join(", ");
    expect(() => spaceOf({ spacing: lengths }, [9, 9, 9])).toThrow(
      new InputError(
        `header declares spacing [${text}], want a positive length along each axis, or 0 along all`,
      ),
    );
  });
});
