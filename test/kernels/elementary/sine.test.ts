import { describe, expect, it } from "vitest";
import { cos, sin } from "../../../src/kernels/elementary/sine.ts";
import * as exact from "../big-elementary.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe.each([
  ["sin", sin, exact.sin],
  ["cos", cos, exact.cos],
] as const)("%s", (_, f, exactly) => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −π to π", (draw) => draw(-Math.PI, Math.PI)],
    ["of every exponent below 1", (draw) => 2 ** draw(-1022, 0)],
    ["up to 2¹⁹", (draw) => draw(-(2 ** 19), 2 ** 19)],
    ["beside multiples of π/2", (draw) => Math.round(draw(1, 300_000)) * (Math.PI / 2)],
    ["from 2¹⁹ to 2⁵⁵", (draw) => 2 ** draw(19, 55)],
    ["beside large multiples of π/2", (draw) => Math.round(draw(2 ** 20, 2 ** 50)) * (Math.PI / 2)],
  ])("%s is off by less than 0.8 ulp", (__, kind) => {
    const worst = worstError(f, exactly, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.8);
  });

  it("of what has no angle is NaN", () => {
    for (const x of [Infinity, -Infinity, Number.NaN]) expect(f(x)).toBeNaN();
  });

  it("is odd or even", () => {
    for (const x of [1e-10, 0.5, 1, 2, 3, 4, 5, 6, 7, 1e5, 1e6, 1e20, 1e300]) {
      expect(f(-x)).toBe(f === sin ? -f(x) : f(x));
    }
  });
});

// Of the published tests of argument reduction: the double that comes nearest to a multiple of π/2, and others.
it.each([
  [sin, 6381956970095103 * 2 ** 797, 1],
  [cos, 6381956970095103 * 2 ** 797, -4.6871659242546277e-19],
  [sin, 1e22, -0.8522008497671888],
  [cos, 1e22, 0.5232147853951389],
  [sin, Number.MAX_VALUE, 0.004961954789184062],
  [cos, Number.MAX_VALUE, -0.9999876894265599],
  [sin, -0, -0],
  [cos, 0, 1],
  [sin, 5e-324, 5e-324],
] as const)("%o of %d is %d", (f, x, want) => {
  // The published digits are rounded to nearest, ours to within 0.8 ulp.
  expect(Math.abs(f(x) - want)).toBeLessThanOrEqual(2 ** -53 * 2 * Math.abs(want));
  expect(Object.is(f(x), -0)).toBe(Object.is(want, -0));
});
