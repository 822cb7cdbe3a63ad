import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileInterval } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

/** Values n to 1, so that an end is its own rank. */
const ranks = (n: number) => Float64Array.from({ length: n }, (_, k) => n - k);

describe("ends and coverage", () => {
  // Of scipy.stats.binom of SciPy 1.10.1: ppf((1 − c)/2, n, p), ppf((1 + c)/2, n, p) + 1, and the difference of cdf before both.
  it.each<[n: number, quantile: number, confidence: number, low: number, high: number, coverage: number]>([
    [6, 0.5, 0.95, 1, 6, 0.96875],
    [10, 0.5, 0.95, 2, 9, 0.978515625],
    [25, 0.5, 0.95, 8, 18, 0.9567147493362427],
    [60, 0.25, 0.95, 9, 23, 0.9633687124997953],
    [200, 0.9, 0.99, 168, 191, 0.9935554929809656],
    [5000, 0.5, 0.95, 2431, 2570, 0.9506841418958285],
  ])("of %i values at %d with confidence %d", (n, quantile, confidence, low, high, coverage) => {
    const interval = quantileInterval(ranks(n), { quantile, confidence, ends: "order-statistics" });
    expect([interval.low, interval.high]).toEqual([low, high]);
    expect(interval.coverage).toBeCloseTo(coverage, 11);
  });

  it("are values where these miss in 0.6 of their part or more", () => {
    expect(quantileInterval(ranks(25))).toEqual(quantileInterval(ranks(25), { ends: "order-statistics" }));
  });

  // By scipy.stats.mstats.median_cihs of SciPy 1.10.1.
  it.each([
    [11, 2.917793964620188],
    [14, 3.948534423994547],
    [22, 6.972683706070288],
  ])("of %i values are interpolated by the rule of Hettmansperger and Sheather", (n, low) => {
    const interval = quantileInterval(ranks(n));
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(n + 1 - low, 12);
    expect(interval.coverage).toBeCloseTo(0.95, 12);
  });

  it("go half the way at most where the next values miss often", () => {
    const interval = quantileInterval(ranks(10));
    expect([interval.low, interval.high]).toEqual([2.5, 8.5]);
    // 0.978515625 − ⅕ of 0.087890625, the part of an exponential distance of rate 2 below one of rate 8.
    expect(interval.coverage).toBeCloseTo(0.9609375, 12);
  });

  it("are as many as promised, of values with zeros and ties too", () => {
    const random = mulberry32(3);
    // The median of a Dice that is 0 in 15 % of cases and (1 + u)/2 otherwise, in steps of 0.01.
    const draw = () => (random() < 0.15 ? 0 : Math.round(50 * (1 + random())) / 100);
    const median = quantileInterval(Array.from({ length: 200_001 }, draw)).value;
    for (const n of [6, 10, 20]) {
      let held = 0;
      for (let trial = 0; trial < 2000; trial++) {
        const { low, high } = quantileInterval(Array.from({ length: n }, draw));
        if (low! <= median && median <= high!) held++;
      }
      expect(held / 2000).toBeGreaterThan(0.94);
    }
  });
});

describe("too few values", () => {
  it("have none, and are told how many are needed", () => {
    expect(quantileInterval([0.5, 0.7])).toEqual({
      value: 0.6,
      low: null,
      high: null,
      coverage: null,
      needed: 6,
    });
    expect(quantileInterval(ranks(5)).low).toBeNull();
    expect(quantileInterval(ranks(6)).low).toBe(1);
    const needed = quantileInterval([1], { quantile: 0.1 }).needed;
    expect(quantileInterval(ranks(needed), { quantile: 0.1 }).low).toBe(1);
    expect(quantileInterval(ranks(needed - 1), { quantile: 0.1 }).low).toBeNull();
  });
});

it("holds the quantile of the values, whatever their order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 40 }),
      (values) => {
        const { value, low, high } = quantileInterval(values);
        expect(low! <= value && value <= high!).toBe(true);
        expect(quantileInterval([...values].reverse())).toEqual({ ...quantileInterval(values) });
      },
    ),
    { numRuns: 50 },
  );
});

it("interpolates nothing toward infinity, and no equal values", () => {
  expect(quantileInterval([1, 2, 3, 4, 5, 6, 7, 8, Infinity, Infinity]).high).toBe(Infinity);
  expect(quantileInterval([-Infinity, -Infinity, 3, 4, 5, 6, 7, 8, 9, 9])).toMatchObject({
    low: -Infinity,
    high: 8.5,
  });
  expect(quantileInterval(new Array(10).fill(0.1))).toMatchObject({ low: 0.1, high: 0.1 });
});

it("takes infinite distances", () => {
  expect(quantileInterval([1, 2, 3, 4, 5, Infinity])).toMatchObject({ low: 1, high: Infinity, value: 3.5 });
});

it.each<[string, unknown, object]>([
  ["values are null, want an array of numbers", null, {}],
  ["values are empty", [], {}],
  ["values[1] is NaN; leave cases without a score out", [1, Number.NaN], {}],
  ['values[0] is "1", want a number', ["1"], {}],
  ["quantile is 1, want above 0 and below 1", [1], { quantile: 1 }],
  ["confidence is 95, want above 0 and below 1", [1], { confidence: 95 }],
  ['ends is "values", want "interpolated" or "order-statistics"', [1], { ends: "values" }],
  ['unknown option "level"', [1], { level: 0.9 }],
])("refuses: %s", (message, values, options) => {
  expect(() => quantileInterval(values as number[], options)).toThrow(`quantileInterval: ${message}`);
});
