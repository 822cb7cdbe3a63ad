import { describe, expect, it } from "vitest";
import { cosh } from "../../../src/kernels/elementary/hyperbolic.ts";
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
