import { describe, expect, it } from "vitest";
import { log, log1p, log1pOfSum, logOfSum } from "../../../src/kernels/elementary/logarithm.ts";
import * as exact from "../big-elementary.ts";
import { add } from "../big-float.ts";
import { cellStart } from "../cells.ts";
import { firstFall } from "../neighbours.ts";
import { type Draw, worstError } from "../worst-error.ts";

/** Where the cell of 1 ends, and the centre is another. */
const SEAMS = [1 - 9 / 128, 1 + 5 / 64];

describe("log", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["of every exponent", (draw) => 2 ** draw(-1022, 1023.9)],
    ["of a subnormal number", (draw) => 2 ** draw(-1074, -1022)],
    ["of one binade", (draw) => draw(0.7, 1.45)],
    ["near 1", (draw) => 1 + draw(-1, 1) * 2 ** draw(-52, -3)],
    ["below where the centre is 1", (draw) => SEAMS[0]! - draw(0, 0.01)],
    ["above where the centre is 1", (draw) => SEAMS[1]! + draw(0, 0.01)],
  ])("%s is off by less than 0.66 ulp", (_, kind) => {
    const worst = worstError(log, exact.log, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.66);
  });

  it.each([
    [1, 0],
    [2, Math.LN2],
    [10, Math.LN10],
    [Math.E, 1],
    [0, -Infinity],
    [-0, -Infinity],
    [5e-324, -744.4400719213812],
    [2 ** -1022, -708.3964185322641],
    [Number.MAX_VALUE, 709.782712893384],
    [Infinity, Infinity],
    [-5e-324, Number.NaN],
    [-1, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(log(x)).toBe(want);
  });

  it("never falls", () => {
    for (let cell = -200; cell < 200; cell++) {
      const x = cellStart(cell);
      expect(firstFall(log, x * (1 - 20 * 2 ** -53), 40), `from ${x}`).toBe(null);
    }
    for (const x of [5e-324, 2 ** -1022, 2 ** -126, 0.999999999999, 1, 1.5, 2 ** 126, 1e300]) {
      expect(firstFall(log, x * (1 - 2 ** -45), 1000), `from ${x}`).toBe(null);
    }
  });
});

describe("log1p", () => {
  it.each<[string, (draw: Draw) => number]>([
    ["of every exponent", (draw) => 2 ** draw(-1074, 1023.9)],
    ["below 0", (draw) => -(2 ** draw(-60, -0.01))],
    ["near −1", (draw) => -1 + 2 ** draw(-53, -1)],
    ["near 0", (draw) => draw(-0.2, 0.2)],
    ["of half an ulp of 1", (draw) => draw(-1, 1) * 2 ** -52],
    ["of a subnormal number", (draw) => draw(-1, 1) * 2 ** -1022],
  ])("%s is off by less than 0.66 ulp", (_, kind) => {
    const worst = worstError(log1p, exact.log1p, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.66);
  });

  it.each([
    [0, 0],
    [-0, -0],
    [5e-324, 5e-324],
    [-5e-324, -5e-324],
    [1e-20, 1e-20],
    [1, Math.LN2],
    [-1, -Infinity],
    [-1 - 2 ** -52, Number.NaN],
    [Number.MAX_VALUE, 709.782712893384],
    [Infinity, Infinity],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(log1p(x)).toBe(want);
  });

  it("never falls", () => {
    for (const x of [-0.999, -0.5, -9 / 128, -1e-9, 0, 1e-9, 9 / 128, 1, 100]) {
      expect(firstFall(log1p, x - Math.abs(x) * 2 ** -45, 1000), `from ${x}`).toBe(null);
    }
  });
});

describe("logOfSum", () => {
  it("is off by less than 0.66 ulp, with what x was rounded by", () => {
    const worst = worstError(
      logOfSum,
      (x, rest) => exact.log(add(x, rest)),
      (draw) => {
        const x = 2 ** draw(0.2, 100);
        return [x, x * draw(-1, 1) * 2 ** -54];
      },
    );
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.66);
  });
});

describe("log1pOfSum", () => {
  it("is off by less than 0.66 ulp, with a low part of up to 1/32", () => {
    const worst = worstError(
      log1pOfSum,
      (high, low) => exact.log1p(add(high, low)),
      (draw) => {
        const high = draw(-0.068, 0.075);
        return [high, (high * draw(-1, 1)) / 33];
      },
    );
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.66);
  });
});
