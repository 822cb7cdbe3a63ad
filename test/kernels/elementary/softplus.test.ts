import { describe, expect, it } from "vitest";
import { softplus } from "../../../src/kernels/elementary/softplus.ts";
import * as exact from "../big-elementary.ts";
import { firstFall } from "../neighbours.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("softplus", () => {
  it.each<[string, number, (draw: Draw) => number]>([
    ["from −87 to 87", 0.7, (draw) => draw(-87, 87)],
    ["from −6 to 3", 0.7, (draw) => draw(-6, 3)],
    ["near 0", 0.7, (draw) => draw(-1, 1) * 2 ** draw(-60, 0)],
    ["where eˣ is half an ulp of 1", 0.7, (draw) => draw(-38, -36)],
    ["where eˣ is around 5/64", 0.7, (draw) => draw(-2.6, -2.5)],
    ["beyond 36", 0.7, (draw) => draw(36, 1000)],
    ["below −87", 0.7, (draw) => draw(-708.3, -87)],
    ["to a subnormal number", 0.77, (draw) => draw(-745.2, -708.4)],
  ])("%s is off by less than %f ulp", (_, bound, kind) => {
    const worst = worstError(softplus, exact.softplus, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(bound);
  });

  // By 60-digit arithmetic.
  it.each([
    [0, Math.LN2],
    [-0, Math.LN2],
    [-40, 4.248354255291589e-18],
    [-700, 9.859676543759771e-305],
    [1, 1.3132616875182228],
    [-1, 0.3132616875182228],
    [40, 40],
    [1e308, 1e308],
    [-1e308, 0],
    [Infinity, Infinity],
    [-Infinity, 0],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(softplus(x)).toBe(want);
  });

  it("never falls", () => {
    for (const x of [-745, -87, -36.7, -2.549, -1, -1e-9, 0, 1e-9, 1, 36, 87]) {
      expect(firstFall(softplus, x - Math.abs(x) * 2 ** -45, 1000), `from ${x}`).toBe(null);
    }
  });
});
