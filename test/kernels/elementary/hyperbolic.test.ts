import { describe, expect, it } from "vitest";
import { cosh, sinh } from "../../../src/kernels/elementary/hyperbolic.ts";
import * as exact from "../big-elementary.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("cosh", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −3 to 3", (draw) => draw(-3, 3)],
    ["near 0", (draw) => 2 ** draw(-100, 0)],
    ["where one exponential is left", (draw) => draw(18, 22)],
    ["up to infinity", (draw) => draw(690, 710.47)],
  ])("%s is off by less than 0.6 ulp", (_, kind) => {
    const worst = worstError(cosh, exact.cosh, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.6);
  });

  it.each([
    [0, 1],
    [-0, 1],
    [1e-9, 1],
    [Infinity, Infinity],
    [-Infinity, Infinity],
    [711, Infinity],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(cosh(x)).toBe(want);
  });

  it("is even, and finite as far as doubles reach", () => {
    for (const x of [0.1, 1, 19.9, 700, 710.4758]) expect(cosh(-x)).toBe(cosh(x));
    expect(cosh(710.4758)).toBeGreaterThan(1.797e308);
  });
});

describe("sinh", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −3 to 3", (draw) => draw(-3, 3)],
    ["of every exponent", (draw) => 2 ** draw(-1074, 4)],
    ["around where the series ends", (draw) => draw(0.2, 0.4)],
    ["where one exponential is left", (draw) => draw(18, 22)],
    ["up to infinity", (draw) => draw(690, 710.47)],
  ])("%s is off by less than 0.8 ulp", (_, kind) => {
    const worst = worstError(sinh, exact.sinh, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.8);
  });

  it.each([
    [0, 0],
    [-0, -0],
    [5e-324, 5e-324],
    [-Infinity, -Infinity],
    [711, Infinity],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(sinh(x)).toBe(want);
  });

  it("is odd", () => {
    for (const x of [1e-10, 0.1, 0.3, 1, 19.9, 705]) expect(sinh(-x)).toBe(-sinh(x));
  });
});
