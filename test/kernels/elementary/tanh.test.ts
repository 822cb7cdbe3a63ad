import { describe, expect, it } from "vitest";
import { tanh } from "../../../src/kernels/elementary/tanh.ts";
import * as exact from "../big-elementary.ts";
import { firstFall } from "../neighbours.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("tanh", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −3 to 3", (draw) => draw(-3, 3)],
    ["of every exponent", (draw) => 2 ** draw(-1074, 4)],
    ["up to where the series ends", (draw) => draw(0.1, 0.15)],
    ["from where the series ends", (draw) => draw(0.15, 0.3)],
    ["near 1", (draw) => draw(8, 22)],
  ])("%s is off by less than 0.58 ulp", (_, kind) => {
    const worst = worstError(tanh, exact.tanh, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.58);
  });

  it.each([
    [0, 0],
    [5e-324, 5e-324],
    [1e-20, 1e-20],
    [20, 1],
    [1000, 1],
    [Infinity, 1],
  ])("of ±%d is ±%d", (x, want) => {
    expect(tanh(x)).toBe(want);
    expect(tanh(-x)).toBe(-want);
  });

  it("of NaN is NaN", () => {
    expect(tanh(Number.NaN)).toBeNaN();
  });

  it("never falls, and is odd", () => {
    for (const x of [2 ** -28, 1e-3, 0.15, 0.3, 1, 3, 10, 19]) {
      const start = x * (1 - 2 ** -45);
      expect(firstFall(tanh, start, 1000), `from ${x}`).toBe(null);
      expect(tanh(-start)).toBe(-tanh(start));
    }
  });
});
