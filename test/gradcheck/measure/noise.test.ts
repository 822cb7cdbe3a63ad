import { describe, expect, it } from "vitest";
import type { Rung } from "../../../src/gradcheck/measure/ladder.ts";
import { measureNoise } from "../../../src/gradcheck/measure/noise.ts";

const rung = (step: number, residual: number, values: readonly number[]): Rung => ({
  step,
  slope: residual,
  residual,
  secondDifference: 0,
  values,
  gain: 1 / step,
  stored: 0,
});

/** Rungs of a function of one step, without a gradient. */
const climbed = (f: (d: number) => number, count = 20) =>
  Array.from({ length: count }, (_, k) => {
    const step = 0.25 * 5 ** -k;
    const [up, down] = [f(step), f(-step)];
    const secondDifference = (up + down - 2 * f(0)) / step;
    return { ...rung(step, (up - down) / (2 * step), [up, down]), secondDifference };
  });

/** Numbers from −size/2 to size/2 in no order. */
const scatter = (size: number) => {
  let state = 1;
  return () => {
    state = (state * 16807) % 2147483647;
    return size * (state / 2147483647 - 0.5);
  };
};

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
    const jitter = scatter(1e-6);
    const { noise } = measureNoise(
      climbed((d) => Math.sin(1 + d) + jitter()),
      Math.sin(1),
      0,
    );
    expect(noise).toBeGreaterThan(1e-8);
    expect(noise).toBeLessThan(1e-5);
  });

  it("is that of other directions where f scatters along both, and not where f is smooth", () => {
    const jitter = scatter(1e-6);
    const scattered = climbed((d) => Math.sin(1 + d) + jitter());
    expect(measureNoise(scattered, Math.sin(1), 0, 3e-6).noise).toBe(3e-6);
    const smooth = climbed((d) => Math.sin(1 + d));
    expect(measureNoise(smooth, Math.sin(1), 0, 3e-6).noise).toBeLessThan(1e-14);
  });

  it("is seen in second differences where both sides of x share it", () => {
    const jitter = scatter(1e-6);
    const shared = Array.from({ length: 20 }, jitter);
    const even = (d: number) =>
      1 + d + (d === 0 ? 0 : shared[Math.round(Math.log(0.25 / Math.abs(d)) / Math.log(5))]!);
    const { noise, rounding } = measureNoise(climbed(even), 1, 0);
    expect(rounding).toBeLessThan(1e-15);
    expect(noise).toBeGreaterThan(1e-8);
    expect(noise).toBeLessThan(1e-5);
  });

  it("is looked for at coarser steps where f sums many terms, which may lose small ones", () => {
    const lost = (d: number) => 1 + d + (Math.abs(d) < 1e-6 ? 0 : 1e-7 * Math.sin(1 / d));
    const noiseOf = (size: number) => measureNoise(climbed(lost), 1, 0, 0, size).noise;
    expect(noiseOf(10)).toBeLessThan(1e-14);
    expect(noiseOf(1e9)).toBeGreaterThan(1e-8);
    const shaped = (d: number) => 1 + d + Math.max(0, Math.abs(d) - 0.02);
    expect(measureNoise(climbed(shaped), 1, 0, 0, 1e12).noise).toBeLessThan(1e-14);
  });

  it("is not steady unless it goes one way, as a jump at x does, and by more than luck may bring", () => {
    const jump = measureNoise(
      climbed((d) => (d > 0 ? 1 + d : d)),
      0,
      0,
    );
    expect(jump.noise).toBeGreaterThan(0.1);
    expect(jump.steady).toBe(jump.rounding);
    expect(jump.steady).toBeLessThan(1e-15);
    let sign = 1;
    const alternating = () => {
      sign = -sign;
      return 1e-6 * sign;
    };
    const loud = measureNoise(
      climbed((d) => d + alternating()),
      0,
      0,
    );
    expect(loud.noise).toBeGreaterThan(1e-8);
    expect(loud.steady).toBe(loud.noise);
    const quiet = measureNoise(
      climbed((d) => (d > 0 ? 1 + 3e-15 : 1) + d),
      1,
      0,
    );
    expect(quiet.noise).toBeGreaterThan(2 * quiet.rounding);
    expect(quiet.steady).toBe(quiet.noise);
  });

  it("takes curvature, which shrinks with the step, for no noise", () => {
    const short = climbed((d) => Math.exp(3 * d), 8);
    expect(measureNoise(short, 1, 0).noise).toBeLessThan(1e-14);
  });

  it("counts scatter that keeps half of that of the rung before, as luck may leave it, and no less", () => {
    // Only the finest of these steps is among those where noise is searched for.
    const noiseOf = (kept: number) => {
      const rungs = [rung(1, 0, [0.1]), rung(0.9, 1, [0.1]), rung(1e-3, 1 + kept, [0.1])];
      return measureNoise(rungs, 0.3, 0);
    };
    for (const kept of [0.5, 0.75, 1, 3]) expect(noiseOf(kept).noise).toBe(kept * 1e-3);
    for (const kept of [0, 0.25, 0.4375]) {
      const { noise, rounding } = noiseOf(kept);
      expect(noise).toBe(rounding);
      expect(rounding).toBeLessThan(1e-15);
    }
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
