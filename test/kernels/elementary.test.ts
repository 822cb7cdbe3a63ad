import { describe, expect, it } from "vitest";
import * as elementary from "../../src/kernels/elementary.ts";

const close = (got: number, want: number) =>
  expect(Math.abs(got - want), `${got}, want ${want}`).toBeLessThanOrEqual(4e-16 * Math.abs(want));

describe("sigmoid", () => {
  it.each([
    [0, 0.5],
    [Math.log(3), 0.75],
    [-Math.log(3), 0.25],
    [-40, 4.248354255291589e-18],
    [-700, 9.859676543759771e-305],
    [40, 1],
    [1e308, 1],
    [-1e308, 0],
    [Infinity, 1],
    [-Infinity, 0],
  ])("of %f is %f, to the last digits", (x, want) => {
    close(elementary.sigmoid(x), want);
  });

  it("of NaN is NaN", () => {
    expect(elementary.sigmoid(Number.NaN)).toBeNaN();
  });
});

describe("softplus", () => {
  it.each([
    [0, Math.LN2],
    [-40, 4.248354255291589e-18],
    [-700, 9.859676543759771e-305],
    [1, 1.3132616875182228],
    [-1, 0.31326168751822286],
    [40, 40],
    [1e308, 1e308],
    [-1e308, 0],
    [Infinity, Infinity],
    [-Infinity, 0],
  ])("of %f is %f, to the last digits", (x, want) => {
    if (want === Infinity) expect(elementary.softplus(x)).toBe(Infinity);
    else close(elementary.softplus(x), want);
  });

  it("of NaN is NaN", () => {
    expect(elementary.softplus(Number.NaN)).toBeNaN();
  });
});

describe("the others", () => {
  it.each([
    ["exp", elementary.exp, 1, Math.E],
    ["exp", elementary.exp, -Infinity, 0],
    ["log", elementary.log, Math.E, 1],
    ["log", elementary.log, 0, -Infinity],
    ["log1p", elementary.log1p, 1e-20, 1e-20],
    ["log1p", elementary.log1p, -1, -Infinity],
    ["tanh", elementary.tanh, 1e-20, 1e-20],
    ["tanh", elementary.tanh, 0.5 * Math.log(3), 0.5],
    ["tanh", elementary.tanh, -1000, -1],
  ] as const)("%s", (_, f, x, want) => {
    if (Number.isFinite(want)) close(f(x), want);
    else expect(f(x)).toBe(want);
  });

  it.each([
    [2, 10, 1024],
    [9, 0.5, 3],
    [-2, 3, -8],
    [0, 0, 1],
    [0, -1, Infinity],
    [5, 0, 1],
    [-8, 1 / 3, Number.NaN],
  ])("%f to the power %f is %f", (base, exponent, want) => {
    expect(elementary.power(base, exponent)).toBe(want);
  });
});
