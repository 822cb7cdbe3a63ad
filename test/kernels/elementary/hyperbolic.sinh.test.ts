import { describe, expect, it } from "vitest";
import { sinh } from "../../../src/kernels/elementary/hyperbolic.ts";
import * as exact from "../big-elementary.ts";
import { type Draw, worstError } from "../worst-error.ts";

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
