import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradcheck } from "../../../src/index.ts";

const { fround } = Math;
const weights = [-1.37, 0.747, -1.468, 0.9];
const x = [1.8, -0.6, 0.7, 2.3];

type Numbers = Float64Array | Float32Array;
type Step = (value: number) => number;

/** Σ w·step(x), every operation rounded. */
const weighted = (step: Step, round: Step) => (at: Numbers) =>
  Array.from(at).reduce((sum, value, k) => round(sum + round(weights[k]! * step(value))), 0);

const zeros = (at: Numbers) => Array.from(at, () => 0);
const check = (f: (at: never) => number, at: Numbers, gradient: (at: never) => ArrayLike<number>, seed = 1) =>
  gradcheck(f as (at: Float64Array) => number, at as Float64Array, {
    gradient: gradient as (at: Float64Array) => ArrayLike<number>,
    seed,
  });

const STEPS: Record<string, Step> = {
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  trunc: Math.trunc,
  sign: Math.sign,
  "is positive": (value) => (value > 0 ? 1 : 0),
};

describe("a gradient of 0 between the jumps of a step function", () => {
  it.each(Object.entries(STEPS))("passes: %s", (_, step) => {
    for (let seed = 1; seed <= 10; seed++) {
      expect(
        check(
          weighted(step, (v) => v),
          Float64Array.from(x),
          zeros,
          seed,
        ).verdict,
      ).toBe("pass");
      expect(check(weighted(step, fround), Float32Array.from(x), zeros, seed).verdict).toBe("pass");
      expect(check(([v]: Numbers) => step(v!), Float64Array.of(1.8), zeros, seed).verdict).toBe("pass");
      expect(check(([v]: Numbers) => step(v!), Float32Array.of(-0.6), zeros, seed).verdict).toBe("pass");
    }
  });

  it("is not shown for any other gradient", () => {
    const slopes = () => weights;
    expect(
      check(
        weighted(Math.floor, (v) => v),
        Float64Array.from(x),
        slopes,
      ).verdict,
    ).not.toBe("pass");
  });

  it("fails where f is a slope that is rounded: to decimals, to float32, to float16", () => {
    const ratio = (at: Numbers) => (at[0]! * at[1]!) / (at[0]! + at[1]!);
    const roundings: Step[] = [
      (v) => Math.round(1e4 * v) / 1e4,
      (v) => Math.round(1e3 * v) / 1e3,
      fround,
      (v) => Math.round(v * 2 ** 13) / 2 ** 13,
    ];
    for (const round of roundings) {
      for (let seed = 1; seed <= 10; seed++) {
        const rounded = (at: Numbers) => round(ratio(at));
        expect(check(rounded, Float64Array.of(0.3, 0.6), zeros, seed).verdict).toBe("fail");
      }
    }
  });

  it("fails for any slope of one number with three digits and more, and never passes with two", () => {
    const slope = fc.integer({ min: 300, max: 3000 }).map((k) => k / 1000);
    fc.assert(
      fc.property(slope, fc.integer({ min: 2, max: 6 }), (factor, digits) => {
        const f = (at: Numbers) => Number((10 * factor * at[0]!).toFixed(digits));
        const { verdict } = check(f, Float64Array.of(0.7), zeros);
        if (digits > 2) expect(verdict).toBe("fail");
        else expect(verdict).not.toBe("pass");
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe("a gradient of rounding where f is constant", () => {
  const ratio = (v: number) => fround(v * fround(1 / v));
  const ratioSlope = (v: number) => fround(fround(1 / v) - fround(v * fround(1 / fround(v * v))));

  it("passes: a / a and a − a, in float64 and float32", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const slopes = (at: Numbers) => Array.from(at, (v, k) => weights[k]! * (1 / v - v / (v * v)));
      expect(
        check(
          weighted(
            (v) => v / v,
            (v) => v,
          ),
          Float64Array.from(x),
          slopes,
          seed,
        ).verdict,
      ).toBe("pass");
      const rounded = (at: Numbers) => Float32Array.from(at, (v, k) => weights[k]! * ratioSlope(v));
      expect(check(weighted(ratio, fround), Float32Array.from(x), rounded, seed).verdict).toBe("pass");
      expect(
        check(
          weighted((v) => v - v, fround),
          Float32Array.from(x),
          zeros,
          seed,
        ).verdict,
      ).toBe("pass");
    }
  });

  it("is unresolved where f only seems constant: a slope below its rounding shows at steps that are large enough", () => {
    const hidden = (at: Numbers) => fround(1 + 1e-9 * at[0]!);
    expect(check(hidden, Float32Array.of(0.5), () => [2e-9]).verdict).toBe("unresolved");
    const saturated = (at: Numbers) => fround(1 / (1 + Math.exp(-at[0]!)));
    expect(check(saturated, Float32Array.of(40), () => [1e-17]).verdict).toBe("unresolved");
  });
});
