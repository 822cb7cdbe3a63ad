import { describe, expect, it } from "vitest";
import { expm1 } from "../../../src/kernels/elementary/expm1.ts";
import * as exact from "../big-elementary.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("expm1", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −3 to 3", (draw) => draw(-3, 3)],
    ["of every exponent", (draw) => (draw(0, 1) < 0.5 ? -1 : 1) * 2 ** draw(-1074, 6)],
    ["around where the series ends", (draw) => draw(-0.11, 0.11)],
    ["far below 0", (draw) => draw(-745, -30)],
    ["up to infinity", (draw) => draw(30, 709.7)],
  ])("%s is off by less than 0.9 ulp", (_, kind) => {
    const worst = worstError(expm1, exact.expm1, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.9);
  });

  it.each([
    [0, 0],
    [-0, -0],
    [5e-324, 5e-324],
    [-Infinity, -1],
    [Infinity, Infinity],
    [710, Infinity],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(expm1(x)).toBe(want);
  });
});
