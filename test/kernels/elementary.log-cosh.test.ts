import { describe, expect, it } from "vitest";
import { logCosh } from "../../src/kernels/elementary.ts";

describe("logCosh", () => {
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
  ])("of %f is %f, to the last digits", (x, want) => {
    for (const got of [logCosh(x), logCosh(-x)]) {
      expect(Math.abs(got - want), `${got}, want ${want}`).toBeLessThanOrEqual(5e-16 * want);
    }
  });

  it("is continuous where its form changes", () => {
    expect(logCosh(0.5) - logCosh(0.5 - 2 ** -54)).toBeLessThanOrEqual(2 ** -53);
    expect(logCosh(0.5)).toBeGreaterThanOrEqual(logCosh(0.5 - 2 ** -54));
  });

  it("neither overflows nor spreads NaN", () => {
    expect(logCosh(1e308)).toBe(1e308);
    expect(logCosh(Infinity)).toBe(Infinity);
    expect(logCosh(-Infinity)).toBe(Infinity);
    expect(logCosh(Number.NaN)).toBeNaN();
    expect(logCosh(0)).toBe(0);
  });
});
