import { describe, expect, it } from "vitest";
import { rangeOfPoints } from "../../../src/gradcheck/kinks/slope-range.ts";
import {
  areShownInside,
  holdsSlope,
  isInside,
  isRounded,
  slopesBeside,
} from "../../../src/gradcheck/kinks/sub-gradient.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { besides } from "./besides.ts";

const along = Float64Array.of(1, 0);
/** The slopes of the sizes of two elements, with a convention at 0. */
const sizes = (convention: number) => (x: FloatArray) => x.map((v) => Math.sign(v) || convention);
const at = (convention: number, x: FloatArray = new Float64Array(2)) => besides(sizes(convention), x, along);

describe("slopesBeside", () => {
  const found = (convention: number, isKnown: boolean) => {
    const { point, beside } = at(convention);
    return finish(slopesBeside(beside, point, along, isKnown, { isShort: false, isApart: false }));
  };

  it("is the range of slopes next to x, where it holds that of the gradient", () => {
    for (const convention of [-1, 0, 1]) expect(found(convention, true)).toMatchObject({ low: -1, high: 1 });
  });

  it("is null where it does not, unless what f does across a bound is not known", () => {
    expect(found(1.5, true)).toBeNull();
    expect(found(1.5, false)).toMatchObject({ low: -1, high: 1 });
  });
});

describe("the slope of a gradient", () => {
  it("is held by a range with a margin of a tenth", () => {
    const range = (convention: number) => {
      const { point, beside } = at(convention);
      return holdsSlope(rangeOfPoints(along, beside.points, "nearest", null)!, point, along);
    };
    expect([1.19, 1.21].map(range)).toEqual([true, false]);
    const { beside } = at(0);
    const known = rangeOfPoints(along, beside.points, "nearest", null)!;
    expect(isInside(1.3, known, 0.2)).toBe(true);
    expect(isInside(1.3, known, 0)).toBe(false);
  });

  it("is shown inside the domain where points there have it along all vectors", () => {
    const { point, beside } = at(0);
    expect(finish(areShownInside(beside, point, [along]))).toBe(true);
    const wrong = at(2);
    expect(finish(areShownInside(wrong.beside, wrong.point, [along]))).toBe(false);
  });
});

it("takes x of float32 for rounded", () => {
  expect(isRounded(at(0).point)).toBe(false);
  expect(isRounded(at(0, new Float32Array(2)).point)).toBe(true);
});
