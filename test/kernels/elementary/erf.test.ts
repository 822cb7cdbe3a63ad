import { describe, expect, it } from "vitest";
import { erf } from "../../../src/kernels/elementary/erf.ts";
import * as exact from "../big-elementary.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("erf", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["from −1 to 1", (draw) => draw(-1, 1)],
    ["of every exponent", (draw) => 2 ** draw(-1022, 2)],
    ["around where the series ends", (draw) => draw(0.4, 0.6)],
    ["from ½ to 6", (draw) => draw(0.5, 6)],
    ["near 1", (draw) => draw(-6, -5)],
  ])("%s is off by less than 0.8 ulp", (_, kind) => {
    const worst = worstError(erf, exact.erf, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.8);
  });

  it.each([
    [0, 0],
    [-0, -0],
    [1e-300, 1.1283791670955126e-300],
    [6, 1],
    [-Infinity, -1],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(erf(x)).toBe(want);
  });

  it("is odd, and never falls", () => {
    let last = 0;
    for (let k = 0; k < 4000; k++) {
      const x = k / 640;
      expect(erf(-x)).toBe(-erf(x));
      expect(erf(x)).toBeGreaterThanOrEqual(last);
      last = erf(x);
    }
  });
});
