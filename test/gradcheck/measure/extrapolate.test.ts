import { describe, expect, it } from "vitest";
import { extrapolate } from "../../../src/gradcheck/measure/extrapolate.ts";
import type { Rung } from "../../../src/gradcheck/measure/ladder.ts";

/** Rungs of a residual that is known for every step; a unit of noise in f is one over the step in it. */
const ladder = (residual: (step: number) => number, steps: readonly number[]): Rung[] =>
  steps.map((step) => ({
    step,
    slope: residual(step),
    residual: residual(step),
    secondDifference: 0,
    values: [],
    gain: 1 / step,
    stored: 0,
  }));
const fifths = (count: number, first = 0.25) => Array.from({ length: count }, (_, k) => first * 5 ** -k);

describe("extrapolate", () => {
  it("finds the residual at step 0 of two rungs: (25·fine − coarse)/24 where it is even in the step", () => {
    const { error, bar, step } = extrapolate(
      ladder((t) => 2 + 3 * t * t, [0.5, 0.1]),
      0,
      "both",
    );
    expect(error).toBeCloseTo(2, 14);
    // What the extrapolation changed the coarse rung by.
    expect(bar).toBeCloseTo(3 * 0.25, 14);
    expect(step).toBe(0.1);
  });

  it("removes one power more with each column, up to the fourth", () => {
    const even = (t: number) => 0.3 + t ** 2 - 7 * t ** 4 + 5 * t ** 6;
    const found = extrapolate(ladder(even, fifths(5)), 0, "both");
    expect(Math.abs(found.error - 0.3)).toBeLessThan(1e-15);
    expect(found.bar).toBeLessThan(1e-8);
  });

  it("takes every power where f is asked on one side only", () => {
    const odd = (t: number) => 0.3 + t - 7 * t ** 2 + 5 * t ** 3;
    const forward = extrapolate(ladder(odd, fifths(8)), 0, "forward");
    expect(Math.abs(forward.error - 0.3)).toBeLessThan(1e-14);
    expect(forward.bar).toBeLessThan(1e-9);
    expect(extrapolate(ladder(odd, fifths(8)), 0, "both").bar).toBeGreaterThan(1e3 * forward.bar);
  });

  it("lets no bar be below the noise of f over the step", () => {
    for (const noise of [1e-12, 1e-9, 1e-6]) {
      const { bar, step } = extrapolate(
        ladder((t) => t ** 2, fifths(12)),
        noise,
        "both",
      );
      expect(bar).toBeGreaterThanOrEqual(noise / step);
      expect(bar).toBeLessThan(1000 * noise);
    }
  });

  it("learns nothing of one rung, nor of none", () => {
    for (const count of [0, 1]) {
      const { error, bar, step } = extrapolate(
        ladder(() => 1, fifths(count)),
        0,
        "both",
      );
      expect([error, bar, step]).toEqual([Number.NaN, Infinity, Number.NaN]);
    }
  });

  it("does not believe steps that look smooth if finer ones disagree: a smoothing of 1e-6 is flat from afar", () => {
    // Of f = 1 − ε/(t + ε), on one side; its slope at 0 is 1/ε.
    const smooth = 1e-6;
    const residual = (t: number) => (1 - smooth / (t + smooth)) / t;
    const steps = fifths(20);
    const found = extrapolate(ladder(residual, steps), 1e-16, "forward");
    expect(Math.abs(found.error * smooth - 1)).toBeLessThan(1e-6);
    expect(Math.abs(found.error - 1 / smooth)).toBeLessThan(4 * found.bar);
    // The coarse half of the ladder alone is no better than a guess, and says so.
    const coarse = extrapolate(ladder(residual, steps.slice(0, 6)), 1e-16, "forward");
    expect(coarse.bar).toBeGreaterThan(0.3 * coarse.error);
  });

  it("takes the entry with the least bar of those that all finer rungs confirm", () => {
    const kinked = (t: number) => (t > 1e-3 ? 1 : 0);
    const { error, bar, step } = extrapolate(ladder(kinked, fifths(12)), 0, "both");
    expect([error, bar]).toEqual([0, 0]);
    expect(step).toBeLessThan(1e-3);
  });

  it("is not fooled by noise at the finest rungs", () => {
    const noisy = (t: number) => t ** 2 + (Math.round(1e16 * t) % 2 === 0 ? 1 : -1) * (1e-10 / t);
    const { error, bar } = extrapolate(ladder(noisy, fifths(14)), 1e-10, "both");
    expect(Math.abs(error)).toBeLessThanOrEqual(bar);
    expect(bar).toBeLessThan(1e-7);
  });
});
