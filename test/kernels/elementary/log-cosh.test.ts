import { describe, expect, it } from "vitest";
import { logCosh } from "../../../src/kernels/elementary/log-cosh.ts";
import * as exact from "../big-elementary.ts";
import { firstFall } from "../neighbours.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("logCosh", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −30 to 30", (draw) => draw(-30, 30)],
    ["of every exponent up to a million", (draw) => 2 ** draw(-540, 20)],
    ["where it is subnormal", (draw) => 2 ** draw(-537, -511)],
    ["up to where the series ends", (draw) => draw(0.3, 0.4)],
    ["from where the series ends", (draw) => draw(0.4, 0.6)],
    ["around where the smaller exponential is left out of the sum", (draw) => draw(1.2, 1.4)],
  ])("%s is off by less than 0.8 ulp", (_, kind) => {
    const worst = worstError(logCosh, exact.logCosh, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.8);
  });

  // By 60-digit arithmetic.
  it.each([
    [1e-150, 5e-301],
    [1e-8, 5e-17],
    [0.001, 4.999999166666889e-7],
    [0.1, 0.0049916888216465305],
    [0.25, 0.030929803620161372],
    [0.4999, 0.12006829917491134],
    [0.5, 0.12011450695827752],
    [0.75, 0.2582660974228071],
    [1.0, 0.4337808304830272],
    [2.0, 1.3250027473578645],
    [10.0, 9.306852821501208],
    [20.0, 19.306852819440056],
    [700.0, 699.3068528194401],
  ])("of %f is %f, to the last digit or one beside it", (x, want) => {
    for (const got of [logCosh(x), logCosh(-x)]) {
      expect(Math.abs(got - want), `${got}, want ${want}`).toBeLessThanOrEqual(2.3e-16 * want);
    }
  });

  it("neither overflows nor spreads NaN", () => {
    expect(logCosh(1e17)).toBe(1e17);
    expect(logCosh(1e308)).toBe(1e308);
    expect(logCosh(Infinity)).toBe(Infinity);
    expect(logCosh(-Infinity)).toBe(Infinity);
    expect(logCosh(Number.NaN)).toBeNaN();
    expect(logCosh(0)).toBe(0);
    expect(logCosh(-0)).toBe(0);
    expect(logCosh(2 ** -538)).toBe(0);
  });

  it("never falls above 0, so is continuous where its form changes", () => {
    for (const x of [2 ** -500, 2 ** -32, 0.1, 0.4, 1, 1.28, 5, 20, 100]) {
      expect(firstFall(logCosh, x * (1 - 2 ** -45), 1000), `from ${x}`).toBe(null);
    }
  });
});
