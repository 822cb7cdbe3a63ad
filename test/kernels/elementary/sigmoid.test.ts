import { describe, expect, it } from "vitest";
import { sigmoid } from "../../../src/kernels/elementary/sigmoid.ts";
import * as exact from "../big-elementary.ts";
import { firstFall } from "../neighbours.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("sigmoid", () => {
  it.each<[string, number, (draw: Draw) => number]>([
    ["from −40 to 40", 0.54, (draw) => draw(-40, 40)],
    ["from −3 to 3", 0.54, (draw) => draw(-3, 3)],
    ["near 0", 0.54, (draw) => draw(-1, 1) * 2 ** draw(-60, 0)],
    ["around −20", 0.54, (draw) => draw(-20.2, -19.8)],
    ["below −20", 0.54, (draw) => draw(-708.3, -20)],
    ["to a subnormal number", 0.77, (draw) => draw(-745.2, -708.4)],
  ])("%s is off by less than %f ulp", (_, bound, kind) => {
    const worst = worstError(sigmoid, exact.sigmoid, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(bound);
  });

  // By 60-digit arithmetic.
  it.each([
    [0, 0.5],
    [-0, 0.5],
    [-40, 4.248354255291589e-18],
    [-700, 9.859676543759771e-305],
    [40, 1],
    [1e308, 1],
    [-1e308, 0],
    [Infinity, 1],
    [-Infinity, 0],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(sigmoid(x)).toBe(want);
  });

  it("never falls", () => {
    for (const x of [-745, -87, -20, -5, -1, -1e-9, 0, 1e-9, 1, 5, 36, 87]) {
      expect(firstFall(sigmoid, x - Math.abs(x) * 2 ** -45, 1000), `from ${x}`).toBe(null);
    }
  });
});
