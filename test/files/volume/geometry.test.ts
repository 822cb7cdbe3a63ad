import { describe, expect, it } from "vitest";
import {
  affineOf,
  columnLengths,
  cornersAgree,
  flipLpsRas,
  isFrame,
  lengthsText,
  orientationText,
  sameLength,
  shearOf,
} from "../../../src/files/volume/geometry.ts";

const straight = [0.5, 0, 0, -10, 0, 0.5, 0, -20, 0, 0, 2, -30];
const edited = (...edits: [at: number, value: number][]) => {
  const affine = [...straight];
  for (const [at, value] of edits) affine[at] = value;
  return affine;
};
const shape = [501, 401, 301];

it("has the lengths of columns, not of rows", () => {
  expect(columnLengths([3, 0, 0, 0, 4, 1, 0, 0, 0, 0, 2, 0])).toEqual([5, 1, 2]);
});

it("knows whether the axes span space", () => {
  expect(isFrame(straight)).toBe(true);
  expect(isFrame(edited([10, 0]))).toBe(false);
  expect(isFrame(edited([3, Number.NaN]))).toBe(false);
  expect(isFrame(edited([0, 1e200], [5, 1e200]))).toBe(false);
});

it("turns LPS to RAS and back, without a negative zero", () => {
  expect(flipLpsRas(straight)).toEqual([-0.5, 0, 0, 10, 0, -0.5, 0, 20, 0, 0, 2, -30]);
  expect(flipLpsRas(flipLpsRas(straight))).toEqual(straight);
});

it("puts axes into columns", () => {
  expect(
    affineOf(
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      [10, 11, 12],
    ),
  ).toEqual([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12]);
});

describe("sameLength", () => {
  it.each([
    [3.2702, 3.27, 21, true],
    [0.4883, 0.48828125, 512, true],
    [4, 3.9999, 21, true],
    [0.782, Math.fround(0.782), 384, true],
    // A thousandth of a voxel, but half a voxel at the far end.
    [1, 1.0009, 500, false],
    [1, 1.01, 3, false],
    [1, Number.NaN, 3, false],
  ])("%d beside %d over %i voxels: %s", (a, b, extent, same) => {
    expect(sameLength(a, b, extent)).toBe(same);
    expect(sameLength(b, a, extent)).toBe(same);
  });
});

describe("cornersAgree", () => {
  it.each([
    ["the same matrix", straight],
    ["the rounding of float32", straight.map((entry) => Math.fround(entry * (1 + 1e-7)))],
    ["a shift of a fifth of a voxel", edited([3, -10.1])],
    ["a skew that moves the farthest corner by a fifth of a voxel", edited([1, 0.1 / 400])],
  ])("accepts %s", (_, affine) => {
    expect(cornersAgree(affine, straight, shape)).toBe(true);
    expect(cornersAgree(straight, affine, shape)).toBe(true);
  });

  it.each([
    ["half a voxel of shift", edited([3, -10.25])],
    ["a rotation that only the far corner feels", edited([1, 0.001], [4, -0.001])],
    ["NaN", edited([3, Number.NaN])],
  ])("refuses %s", (_, affine) => {
    expect(cornersAgree(affine, straight, shape)).toBe(false);
  });

  it("does not compare the place of a planar file along the third axis", () => {
    const slice = edited([11, 0], [10, 1]);
    expect(cornersAgree(slice, straight, [501, 401])).toBe(false);
    expect(cornersAgree(slice, straight, [501, 401], true)).toBe(true);
  });
});

describe("shearOf", () => {
  it("is 0 for perpendicular axes, and the cosine of the angle otherwise", () => {
    expect(shearOf(straight, shape).cosine).toBe(0);
    const tilt = Math.tan((25 * Math.PI) / 180);
    const { cosine, axes } = shearOf([0.5, 0, 0, 0, 0, 0.5, 3 * tilt, 0, 0, 0, 3, 0], shape);
    expect(cosine).toBeCloseTo(Math.sin((25 * Math.PI) / 180), 12);
    expect(axes).toEqual([1, 2]);
  });

  it("does not count an axis of one voxel", () => {
    expect(shearOf([1, 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], [9, 1, 9]).cosine).toBe(0);
  });
});

it("says where the axes point", () => {
  expect(orientationText(straight)).toBe("RAS");
  expect(orientationText(flipLpsRas(straight))).toBe("LPS");
  expect(orientationText([0, 0.5, 0, -10, 0.5, 0, 0, -20, 0, 0, -2, -30])).toBe("ARI");
});

it("writes lengths with six digits", () => {
  expect(lengthsText([0.8, Math.fround(0.8), 5])).toBe("[0.8, 0.8, 5]");
});
