import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halveGradient } from "../../../src/kernels/class-sums/halve-gradient.ts";

describe("halving a gradient", () => {
  it("gives the bits of the smaller number rounded once, or refuses", () => {
    const slope = fc.double({ noNaN: true });
    const halvings = fc.integer({ min: 0, max: 100 });
    let halved = 0;
    fc.assert(
      fc.property(fc.array(slope, { minLength: 1, maxLength: 4 }), halvings, (slopes, count) => {
        const factor = 2 ** -count;
        const out = Float32Array.from(slopes);
        if (!halveGradient(out, factor)) return;
        halved++;
        expect(out).toEqual(Float32Array.from(slopes, (value) => value * factor));
      }),
    );
    expect(halved).toBeGreaterThan(0);
  });

  it.each([
    ["another factor", 1, 0.3],
    ["a negative one", 1, -0.5],
    ["a greater one: what was rounded to 0 may not be 0", 1, 2],
    ["a number below the normal ones", 2 ** -126, 0.5],
    ["an infinite number", 3e39, 0.5],
    ["NaN", Number.NaN, 0.5],
  ])("refuses %s", (_, value, factor) => {
    expect(halveGradient(Float32Array.of(value), factor)).toBe(false);
  });

  it("takes zeros, and float64", () => {
    const out = Float64Array.of(0, -0, 0.3);
    expect(halveGradient(out, 0.25)).toBe(true);
    expect(out).toEqual(Float64Array.of(0, -0, 0.3 / 4));
    expect(halveGradient(Float64Array.of(2 ** -970), 0.5)).toBe(false);
  });
});
