import { describe, expect, it } from "vitest";
import { exp, expHigh, expLow, expOfSum, expRow } from "../../../src/kernels/elementary/exponential.ts";
import * as exact from "../big-elementary.ts";
import { add, big, divide, ONE, subtract, toNumber } from "../big-float.ts";
import { firstFall } from "../neighbours.ts";
import { type Draw, worstError } from "../worst-error.ts";

/** Where x lies half-way between two values of the table. */
const betweenSteps = (draw: Draw) => ((Math.round(draw(-4000, 4000)) + 0.5) * Math.LN2) / 32;

describe("exp", () => {
  it.each<[string, number, (draw: Draw) => number]>([
    ["from −87 to 87", 0.54, (draw) => draw(-87, 87)],
    ["near 0", 0.54, (draw) => draw(-1, 1) * 2 ** draw(-60, 0)],
    ["between steps of the table", 0.54, betweenSteps],
    ["beyond 87", 0.54, (draw) => draw(87, 709.78)],
    ["below −87", 0.54, (draw) => draw(-708.3, -87)],
    ["to a subnormal number", 0.77, (draw) => draw(-745.2, -708.4)],
    ["where it overflows", 0.54, (draw) => draw(709.782, 709.783)],
    ["where it underflows", 0.77, (draw) => draw(-746.1, -744.4)],
  ])("%s is off by less than %f ulp", (_, bound, kind) => {
    const worst = worstError(exp, exact.exp, (draw) => [kind(draw)]);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(bound);
  });

  it.each([
    [0, 1],
    [-0, 1],
    [1, Math.E],
    [2 ** -1074, 1],
    [-(2 ** -54), 1],
    [709.782712893384, 1.7976931348622732e308],
    [709.7827128933841, Infinity],
    [-745.1332191019411, 5e-324],
    [-745.1332191019412, 0],
    [Number.MAX_VALUE, Infinity],
    [-Number.MAX_VALUE, 0],
    [Infinity, Infinity],
    [-Infinity, 0],
    [Number.NaN, Number.NaN],
  ])("of %d is %d", (x, want) => {
    expect(exp(x)).toBe(want);
  });

  it("never falls", () => {
    for (const x of [-745, -708.4, -87, -1, -1e-9, 0, 1e-9, 1, 86.99999999999999, 87, 709.7]) {
      expect(firstFall(exp, x, 2000), `from ${x}`).toBe(null);
    }
    for (let step = -4000; step < 4000; step += 7) {
      const x = ((step + 0.5) * Math.LN2) / 32;
      expect(firstFall(exp, x - 20 * 2 ** -52 * Math.abs(x), 40), `from ${x}`).toBe(null);
    }
  });
});

describe("expHigh and expLow", () => {
  const places = Array.from({ length: 1500 }, (_, k) => (k - 750) / 8.7);

  it("give a sum that is off by less than 2⁻⁵⁸ of itself", () => {
    for (const x of places) {
      const sum = add(big(expHigh(x)), big(expLow()));
      const off = toNumber(subtract(divide(sum, exact.exp(big(x))), ONE));
      expect(Math.abs(off), `${x}`).toBeLessThan(2 ** -58);
    }
  });

  it("have a high part of 26 bits, and a low one of at most 2 % of it", () => {
    for (const x of places) {
      const high = expHigh(x);
      // Veltkamp's cut to 26 bits changes nothing.
      const shifted = high * (2 ** 27 + 1);
      expect(shifted - (shifted - high), `${x}`).toBe(high);
      expect(Math.abs(expLow()) / high, `${x}`).toBeLessThan(0.02);
    }
  });
});

describe("expOfSum", () => {
  it.each([
    ["ordinary", -87, 87],
    ["far", 87, 709],
    ["below", -708, -87],
  ])("of %s numbers is off by less than 0.54 ulp", (_, low, high) => {
    const worst = worstError(
      expOfSum,
      (x, rest) => exact.exp(add(x, rest)),
      (draw) => [draw(low, high), draw(-1, 1) * 2 ** -30],
    );
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.54);
  });

  it("of infinite numbers and NaN is that of the first", () => {
    expect([Infinity, -Infinity, Number.NaN].map((x) => expOfSum(x, 0))).toEqual([Infinity, 0, Number.NaN]);
  });
});

it("a row of powers has the bits of each, and adds them to totals", () => {
  const x = Float64Array.from({ length: 60 }, (_, k) => (k - 30) * 31.7);
  const shifts = Float64Array.from({ length: 50 }, (_, k) => k / 3);
  const totals = new Float64Array(50).fill(0.5);
  const out = new Float64Array(60);
  const sum = expRow(out, x, 10, 50, shifts, totals);
  const want = Array.from(shifts, (shift, k) => exp(x[10 + k]! - shift));
  expect([...out.subarray(10)]).toEqual(want);
  expect([...totals]).toEqual(want.map((power) => 0.5 + power));
  expect(sum).toBe(x.subarray(10).reduce((total, value) => total + value, 0));
  expect(expRow(out, Float64Array.of(1, -Infinity), 0, 2, shifts, totals)).toBe(-Infinity);
  expect(out[1]).toBe(0);
});
