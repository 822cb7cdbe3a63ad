import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { granuleOf } from "../../../src/gradcheck/arguments/granule.ts";

describe("granuleOf", () => {
  it.each([
    [1, 1],
    [6, 2],
    [-6, 2],
    [0.75, 0.25],
    [5 * 2 ** -20, 2 ** -20],
    [2 ** 60, 2 ** 60],
    [2 ** 53 + 2, 2],
    [Math.fround(0.1), 2 ** -27],
    [0.1, 2 ** -55],
    [2 ** -1074, 2 ** -1074],
    [3 * 2 ** -1073, 2 ** -1073],
    [-Number.MAX_VALUE, 2 ** 971],
  ])("of %d is %d", (value, want) => {
    expect(granuleOf(value)).toBe(want);
  });

  it("of 0 is beyond every number", () => {
    expect(granuleOf(0)).toBe(Infinity);
    expect(granuleOf(-0)).toBe(Infinity);
  });

  it("divides a number into an odd whole one", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-290 }), (value) => {
        const quotient = value / granuleOf(value);
        expect(Number.isInteger(quotient)).toBe(true);
        expect(Math.abs(quotient % 2)).toBe(1);
      }),
      { seed: 1 },
    );
  });
});
