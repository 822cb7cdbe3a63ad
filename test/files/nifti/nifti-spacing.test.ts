import type { NIFTI1 } from "nifti-reader-js";
import { expect, it } from "vitest";
import { niftiSpacing, unitOf } from "../../../src/files/nifti/nifti-spacing.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const header = (lengths: number[], unit = 2) => ({ pixDims: [1, ...lengths], xyzt_units: unit }) as NIFTI1;

it.each([
  [0, 1],
  [1, 1000],
  [2, 1],
  [3, 0.001],
  [8 + 2, 1],
  [5, 1],
])("unit %d is %d mm", (code, millimetres) => {
  expect(unitOf(header([], code))).toBe(millimetres);
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
])("%j of shape %j is %j", (lengths, shape, spacing) => {
  expect(niftiSpacing(header(lengths), shape)).toEqual(spacing);
});

it.each([
  [[1, 1, 0]],
  [[0, 1, 1]],
  [[1, Number.NaN, 1]],
  [[Number.NaN, Number.NaN, Number.NaN]],
  [[1, 1, Number.POSITIVE_INFINITY]],
])("refuses %j", (lengths) => {
  const text = lengths.join(", ");
  expect(() => niftiSpacing(header(lengths), [9, 9, 9])).toThrow(
    new InputError(
      `header declares spacing [${text}], want a positive length along each axis, or 0 along all`,
    ),
  );
});
