import { describe, expect, it } from "vitest";
import { checkDirection, LADDER } from "../../../src/gradcheck/measure/check-direction.ts";
import type { Direction } from "../../../src/gradcheck/measure/directions.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const both = (...vector: number[]): Direction => ({ vector: Float64Array.from(vector), sides: "both" });
const forward = (...vector: number[]): Direction => ({ ...both(...vector), sides: "forward" });

function check(
  f: (x: FloatArray) => number,
  gradient: readonly number[] | FloatArray,
  x: FloatArray,
  direction: Direction = both(...Array.from(x, () => 1)),
) {
  return finish(
    checkDirection(
      pointOf(f, () => gradient, x),
      direction,
    ),
  );
}

const product = ([a, b]: FloatArray) => a! * b! ** 2;

describe("checkDirection", () => {
  it("gives the slope of the gradient, that of f, and a bar in which they differ", () => {
    const found = check(product, [9, 12], Float64Array.of(2, 3), both(1, -2));
    expect(found.analytic).toBe(9 - 24);
    expect(Math.abs(found.numeric + 15)).toBeLessThan(found.bar);
    expect(found.bar).toBeLessThan(1e-11);
    expect(found).toMatchObject({ verdict: "pass", kink: false });
    expect(found.resolution).toBeCloseTo(found.bar / 15, 20);
  });

  it("fails a slope outside of its bar", () => {
    const found = check(product, [9.0001, 12], Float64Array.of(2, 3), both(1, -2));
    expect(found.verdict).toBe("fail");
    expect(found.numeric - found.analytic).toBeCloseTo(-1e-4, 9);
  });

  it("does not see an error across its direction", () => {
    expect(check(product, [10, 11], Float64Array.of(2, 3), both(1, 1)).verdict).toBe("pass");
    expect(check(product, [10, 11], Float64Array.of(2, 3), both(1, -1)).verdict).toBe("fail");
  });

  it("asks f twice for each step, once on one side", () => {
    expect(check(product, [9, 12], Float64Array.of(2, 3)).rungs).toHaveLength(LADDER.rungs);
    for (const [direction, want] of [
      [both(1, 1), 2 * LADDER.rungs],
      [forward(1, 1), LADDER.rungs],
    ] as const) {
      const point = pointOf(product, () => [9, 12], Float64Array.of(2, 3));
      const before = point.subject.tally.evaluations;
      finish(checkDirection(point, direction));
      expect(point.subject.tally.evaluations - before).toBe(want);
    }
  });

  it("resolves a slope on one side, too", () => {
    const found = check(([x]) => x! ** 1.5, [0], Float64Array.of(0), forward(1));
    expect(found.verdict).toBe("pass");
    const root = check(([x]) => Math.exp(x!), [1], Float64Array.of(0), forward(1));
    expect(root).toMatchObject({ verdict: "pass" });
    expect(root.resolution).toBeLessThan(1e-9);
    expect(check(([x]) => Math.exp(x!), [1 + 1e-6], Float64Array.of(0), forward(1)).verdict).toBe("fail");
  });

  it("allows for the rounding of a gradient of float32", () => {
    const x = Float64Array.of(0.1, 0.2, 0.7);
    const f = (values: FloatArray) => Array.from(values).reduce((total, value) => total + Math.exp(value), 0);
    const exact = Array.from(x, Math.exp);
    expect(check(f, exact, x).resolution).toBeLessThan(1e-11);
    const rounded = check(f, Float32Array.from(exact), x);
    expect(rounded.verdict).toBe("pass");
    expect(rounded.resolution).toBeGreaterThan(2 ** -24);
    expect(rounded.resolution).toBeLessThan(1e-5);
  });

  it("allows for a gradient that is not the same twice", () => {
    let calls = 0;
    const point = pointOf(product, () => [9 + (calls++ === 0 ? 0 : 0.25), 12], Float64Array.of(2, 3));
    const found = finish(checkDirection({ ...point, gradient: Float64Array.of(9.4, 12) }, both(1, 1)));
    expect(found.verdict).toBe("pass");
    expect(found.bar).toBeGreaterThanOrEqual(1);
  });

  it("is unresolved where f shows no slope: everywhere undefined, or drowned in noise", () => {
    const nowhere = check((x) => (x[0] === 2 ? 1 : Number.NaN), [9], Float64Array.of(2));
    expect(nowhere).toMatchObject({ verdict: "unresolved", bar: Infinity, resolution: Infinity });
    expect(nowhere.rungs).toEqual([]);
    let state = 1;
    const noisy = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    const drowned = check((x) => noisy() + 1e-3 * x[0]!, [1e-3], Float64Array.of(2));
    expect(drowned.verdict).toBe("unresolved");
    expect(drowned.resolution).toBeGreaterThan(0.3);
  });

  it("passes a slope of 0, judged beside what f does around x", () => {
    const square = ([x]: FloatArray) => x! ** 2;
    expect(check(square, [0], Float64Array.of(0)).verdict).toBe("pass");
    expect(check(square, [1e-9], Float64Array.of(0)).verdict).toBe("fail");
    const hill = ([a, b]: FloatArray) => (a! - 0.3) ** 2 + (b! - 0.7) ** 2 + 5;
    expect(check(hill, [0, 0], Float64Array.of(0.3, 0.7)).verdict).toBe("pass");
    expect(check(hill, [1e-5, 0], Float64Array.of(0.3, 0.7)).verdict).toBe("fail");
  });

  it("passes a constant, and fails a gradient that says otherwise", () => {
    expect(check(() => 3, [0], Float64Array.of(1)).verdict).toBe("pass");
    expect(check(() => 3, [1e-3], Float64Array.of(1)).verdict).toBe("fail");
    expect(check(() => 0, [0], Float64Array.of(1)).verdict).toBe("pass");
  });

  it("sees a kink at x, or nearer to it than most steps, and none in what merely bends", () => {
    const abs = ([x]: FloatArray) => Math.abs(x!);
    expect(check(abs, [0], Float64Array.of(0))).toMatchObject({ verdict: "pass", kink: true });
    expect(check(abs, [1], Float64Array.of(0))).toMatchObject({ verdict: "fail", kink: true });
    expect(check(abs, [1], Float64Array.of(1e-8))).toMatchObject({ verdict: "pass", kink: true });
    expect(check(abs, [1], Float64Array.of(0.5))).toMatchObject({ verdict: "pass", kink: false });
    for (const f of [Math.exp, Math.sin, (x: number) => x ** 4, (x: number) => Math.sqrt(1e-4 + x * x)]) {
      expect(check(([x]) => f(x!), [0], Float64Array.of(0)).kink).toBe(false);
    }
  });

  it("does not fail what the finest steps refute, though all coarser ones agree on it", () => {
    const f = ([a]: FloatArray) => (Math.abs(a!) > 1e-13 ? 1.001 : 1) * a!;
    expect(check(f, [1], Float64Array.of(0)).verdict).toBe("unresolved");
    expect(check(f, [2], Float64Array.of(0)).verdict).toBe("fail");
  });

  it("passes a slope of 0 to one side, where storing x leaves a trace of curvature", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const lengths = Array.from({ length: 8 }, (_, k) => -0.5 - Math.abs(Math.sin(seed * (k + 1))));
      const distance = (p: FloatArray) => Array.from(p).reduce((total, value) => total + (value - 1) ** 2, 0);
      const found = check(distance, new Float64Array(8), new Float64Array(8).fill(1), forward(...lengths));
      expect(found.verdict).toBe("pass");
    }
  });

  it("has no error refuted by steps so fine that rounding hides it", () => {
    for (let k = 0; k < 20; k++) {
      const x = Float64Array.of(1 + k / 20);
      expect(check(([a]) => (1 + 1e-9) * a!, [1], x).verdict).toBe("fail");
    }
  });

  it("is unresolved where f repeats but jumps as far at fine steps as at coarse ones", () => {
    const wild = ([a]: FloatArray) => Math.sin(1e17 * a!);
    for (let k = 0; k < 20; k++) {
      for (const slope of [0, 1e17]) {
        expect(check(wild, [slope], Float64Array.of(1 + k / 20)).verdict).not.toBe("fail");
      }
    }
  });

  it("fails a gradient far beyond f, which makes noise of how steps of float32 are stored", () => {
    const x = Float32Array.from({ length: 30 }, (_, k) => 0.1 + 0.7 * Math.abs(Math.sin(k)));
    const f = (values: FloatArray) =>
      Math.fround(Array.from(values).reduce((total, value) => total + value ** 2, 0));
    for (const factor of [10, 1e5, 1e8]) {
      const gradient = x.map((value) => factor * value);
      expect(check(f, gradient, x, both(...x)).verdict).toBe("fail");
    }
  });

  it("takes a direction along which f stands still for no constant, if it moves coarsely along another", () => {
    const rounded = ([a, b]: FloatArray) => Math.round(1e4 * (1 + a! + 1e-5 * b!)) / 1e4;
    const x = Float64Array.of(0.51, 0.5);
    const point = pointOf(rounded, () => [1, 1e-5], x);
    const first = finish(checkDirection(point, both(0.5, 0.5)));
    expect(first.verdict).toBe("pass");
    const known = { ...point, noise: first.noise };
    expect(finish(checkDirection(known, both(0, 0.5))).verdict).toBe("unresolved");
    const alone = pointOf(rounded, () => [1, 1e-5], x);
    expect(finish(checkDirection(alone, both(0, 0.5))).verdict).toBe("fail");
  });
});
