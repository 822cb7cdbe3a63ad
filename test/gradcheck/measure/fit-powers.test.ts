import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPowers } from "../../../src/gradcheck/measure/fit-powers.ts";

const steps = Array.from({ length: 13 }, (_, k) => (0.2 * (k + 1)) / 13);

describe("fitPowers", () => {
  it("returns the coefficient of the first power of an exact polynomial", () => {
    const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(coefficient, coefficient, coefficient), ([a, b, c]) => {
        const values = steps.map((t) => a * t + b * t ** 3 + c * t ** 5);
        const { coefficient, squares } = fitPowers(steps, values, [1, 3, 5]);
        expect(coefficient).toBeCloseTo(a, 9);
        expect(squares).toBeLessThan(1e-20);
      }),
    );
  });

  it("has the gain Σt² and the reach Σ|t|/Σt² of a straight line", () => {
    const { gain, reach } = fitPowers(steps, steps, [1]);
    const squares = steps.reduce((sum, t) => sum + t * t, 0);
    expect(gain).toBeCloseTo(1 / Math.sqrt(squares), 12);
    expect(reach).toBeCloseTo(steps.reduce((sum, t) => sum + t, 0) / squares, 12);
  });

  it("leaves the squares of what no power explains", () => {
    const { coefficient, squares } = fitPowers([1, 1, 2, 2], [1, -1, 3, -3], [1]);
    expect(coefficient).toBe(0);
    expect(squares).toBeCloseTo(20, 12);
  });

  it("is shifted by no values within a bound by more than its reach", () => {
    const offs = fc.array(fc.constantFrom(-1, 1), { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(offs, (values) => {
        const { coefficient, reach } = fitPowers(steps, values, [1, 3]);
        expect(Math.abs(coefficient)).toBeLessThanOrEqual(reach * (1 + 1e-12));
      }),
    );
  });
});
