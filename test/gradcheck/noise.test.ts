import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { granuleOf, measureNoise } from "../../src/gradcheck/noise.ts";
import type { Rung } from "../../src/gradcheck/residual.ts";

const rung = (step: number, residual: number, values: readonly number[]): Rung => ({
  step,
  residual,
  bend: 0,
  values,
  gain: 1 / step,
});

/** Rungs of a function of one step, without a gradient. */
const climbed = (f: (d: number) => number, count = 20) =>
  Array.from({ length: count }, (_, k) => {
    const step = 0.25 * 5 ** -k;
    const [up, down] = [f(step), f(-step)];
    return rung(step, (up - down) / (2 * step), [up, down]);
  });

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

describe("measureNoise", () => {
  it("of an exact function is half a unit of its values", () => {
    const { noise, rungs } = measureNoise(
      climbed((d) => 3 + d),
      3,
      0,
    );
    expect(noise).toBeGreaterThan(2 ** -53);
    expect(noise).toBeLessThan(2 ** -48);
    expect(rungs.length).toBeGreaterThan(17);
  });

  it("of values of float32 is half a unit of those, without being told", () => {
    const { noise } = measureNoise(
      climbed((d) => Math.fround(0.7 + Math.sin(d))),
      Math.fround(0.7),
      0,
    );
    expect(noise).toBeGreaterThanOrEqual(2 ** -26);
    expect(noise).toBeLessThan(2 ** -20);
  });

  it("of values with two decimals is as large as what they hide", () => {
    const rounded = (d: number) => Math.round(64 * (2 + d)) / 64;
    expect(measureNoise(climbed(rounded), 2, 0).noise).toBeGreaterThanOrEqual(2 ** -7);
  });

  it("is the scatter of the finest rungs where that is more", () => {
    let state = 1;
    const jitter = () => {
      state = (state * 16807) % 2147483647;
      return 1e-6 * (state / 2147483647 - 0.5);
    };
    const { noise } = measureNoise(
      climbed((d) => Math.sin(1 + d) + jitter()),
      Math.sin(1),
      0,
    );
    expect(noise).toBeGreaterThan(1e-8);
    expect(noise).toBeLessThan(1e-5);
  });

  it("takes curvature, which shrinks with the step, for no noise", () => {
    const short = climbed((d) => Math.exp(3 * d), 8);
    expect(measureNoise(short, 1, 0).noise).toBeLessThan(1e-14);
  });

  it("is at least what f differs by when it is asked again", () => {
    expect(
      measureNoise(
        climbed((d) => d),
        0,
        0.5,
      ).noise,
    ).toBe(0.5);
  });

  it("leaves out the finest rungs if f stands still there, for they show no slope of 0", () => {
    const coarse = (d: number) => Math.round(1e6 * (1 + d)) / 1e6;
    const { rungs } = measureNoise(climbed(coarse), 1, 0);
    expect(rungs.at(-1)!.values).not.toEqual([1, 1]);
    expect(rungs.at(-1)!.step).toBeGreaterThan(1e-7);
    expect(rungs.length).toBeLessThan(10);
  });

  it("keeps all rungs of a constant, with a unit of what it could be stored in", () => {
    const flat = (value: number) =>
      measureNoise(
        climbed(() => value),
        value,
        0,
      );
    expect(flat(0.1).rungs).toHaveLength(20);
    expect(flat(0.1).noise).toBe(0.1 * 2 ** -52);
    expect(flat(0.5).noise).toBe(2 ** -24);
    expect(flat(0).noise).toBe(2 ** -23);
  });

  it("of no rungs is what is known besides", () => {
    expect(measureNoise([], 3, 0.25)).toMatchObject({ rungs: [], noise: 0.25 });
  });
});
