import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  distanceOf,
  type PerAxis,
  spacingForms,
  wholeSpacing,
} from "../../../src/metrics/surfaces/whole-spacing.ts";

const EXTENTS: PerAxis = [512, 512, 512];

const wholeOf = (spacing: PerAxis) => wholeSpacing(spacingForms(spacing), EXTENTS);

const stepsOf = (spacing: PerAxis) => {
  const whole = wholeOf(spacing);
  return whole.weights.map((weight) => distanceOf(whole, weight));
};

describe("a spacing in whole numbers", () => {
  it.each<[string, PerAxis, readonly number[]]>([
    ["of multiples of the smallest", [2.8, 0.7, 1.4], [16, 1, 4]],
    ["of equal voxels of any size", [Math.PI, Math.PI, Math.PI], [1, 1, 1]],
    ["of decimals", [3, 0.7, 0.75], [3600, 196, 225]],
    ["of decimals in float32", [3, Math.fround(0.7), Math.fround(0.75)], [3600, 196, 225]],
    ["of five digits", [0.97656, 0.97656, 1.25], [149010849, 149010849, 244140625]],
  ])("%s", (_, spacing, weights) => {
    expect(wholeOf(spacing).weights).toEqual(weights);
  });

  it("gives back decimals themselves, float32 as the decimal that it stands for", () => {
    for (const spacing of [
      [3, 0.7, 0.75],
      [5, 0.782, 0.782],
      [0.3, 0.1, 0.2],
      [2, 0.97656, 1.25],
    ] as PerAxis[]) {
      expect(stepsOf(spacing)).toEqual(spacing);
    }
    expect(stepsOf([3, Math.fround(0.7), Math.fround(0.75)])).toEqual([3, 0.7, 0.75]);
  });

  it("rounds any other by less than 4e-6 of itself", () => {
    const sizes = fc.double({ min: 0.1, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(sizes, sizes, sizes), (spacing) => {
        const { weights } = wholeOf(spacing);
        expect(weights.every(Number.isSafeInteger)).toBe(true);
        expect(weights.reduce((sum, weight) => sum + weight * 512 ** 2, 0)).toBeLessThanOrEqual(2 ** 50);
        for (const [axis, step] of stepsOf(spacing).entries())
          expect(Math.abs(step / spacing[axis]! - 1)).toBeLessThan(4e-6);
      }),
      { seed: 1 },
    );
  });

  it("has the same weights in units that differ by a power of two, and in any order of the axes", () => {
    const sizes = fc.oneof(fc.double({ min: 0.1, max: 8, noNaN: true }), fc.constantFrom(0.7, 1.5, 3, 0.782));
    fc.assert(
      fc.property(fc.tuple(sizes, sizes, sizes), fc.integer({ min: -30, max: 30 }), (spacing, power) => {
        const [s, t, u] = spacing;
        const here = wholeOf(spacing);
        const there = wholeOf([s * 2 ** power, t * 2 ** power, u * 2 ** power]);
        expect(there).toEqual({ ...here, scale: here.scale * 2 ** power });
        const turned = wholeOf([u, s, t]);
        expect(turned.weights).toEqual([here.weights[2], here.weights[0], here.weights[1]]);
      }),
      { seed: 2 },
    );
  });

  it("of voxels that are too unequal for whole numbers keeps the squares", () => {
    const steps = stepsOf([1e-50, 1, 1e50]);
    for (const [axis, size] of [1e-50, 1, 1e50].entries())
      expect(Math.abs(steps[axis]! / size - 1)).toBeLessThan(1e-15);
  });

  it("of a plane ignores the rows", () => {
    expect(wholeSpacing(spacingForms([30, 1, 10], [0, 2]), [9, 1, 9])).toEqual({
      weights: [9, 0, 1],
      divisor: 1,
      scale: 10,
    });
  });
});
