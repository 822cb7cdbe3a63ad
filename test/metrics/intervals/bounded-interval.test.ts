import { describe, expect, it } from "vitest";
import { DIFFERENCES } from "../../../bench/intervals/shapes.ts";
import { boundedDraws } from "../../../src/metrics/intervals/bounded-draws.ts";
import {
  boundedDifference,
  boundedInterval,
  valuesNeeded,
} from "../../../src/metrics/intervals/bounded-interval.ts";

const draws = boundedDraws(200, 20_000, 1);
const some = Float64Array.of(0.91, 0.88, 0.93, 0.79, 0.9, 0.86, 0.94, 0.89, 0.8, 0.92);

describe("boundedInterval", () => {
  // scipy.stats.beta.ppf(0.025, k, n - k + 1), SciPy 1.10.1: the lower limits of Clopper and Pearson.
  it.each([
    [10, 10, 0.6915028921812391],
    [50, 50, 0.9288782635358024],
    [98, 100, 0.9296160909803417],
  ])("has the limit of Clopper and Pearson for %i of %i", (ones, n, limit) => {
    const values = Float64Array.from({ length: n }, (_, k) => Number(k < ones));
    const [low, high] = boundedInterval(values, [0, 1], 0.95, draws);
    expect(Math.abs(low - limit)).toBeLessThan(0.01);
    expect(high).toBeLessThanOrEqual(1);
    const zeros = boundedInterval(
      values.map((value) => 1 - value),
      [0, 1],
      0.95,
      draws,
    );
    expect(zeros[0]).toBeCloseTo(1 - high, 12);
    expect(zeros[1]).toBeCloseTo(1 - low, 12);
  });

  it("is narrower than Clopper and Pearson's where the sample has met both bounds", () => {
    for (const [ones, n, limit] of [
      [9, 10, 0.5549839135127023],
      [45, 50, 0.7818647234236157],
    ] as const) {
      const values = Float64Array.from({ length: n }, (_, k) => Number(k < ones));
      const [low] = boundedInterval(values, [0, 1], 0.95, draws);
      expect(low).toBeGreaterThan(limit);
      // A quarter of the added case alone would end 0.08 and 0.02 above the limit.
      expect(low).toBeLessThan(limit + (n === 10 ? 0.08 : 0.02));
    }
  });

  it("is the same from the moments of values that are too many to have weights", () => {
    const values = Float64Array.from({ length: 50 }, (_, k) => 0.6 + 0.008 * k);
    const mean = values.reduce((sum, value) => sum + value, 0) / 50;
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 49;
    const few = boundedDraws(0, 100, 1);
    expect(boundedInterval({ n: 50, mean, square }, [0, 1], 0.95, few)).toEqual(
      boundedInterval(values, [0, 1], 0.95, few).map((end) => expect.closeTo(end, 12)),
    );
  });

  it("of few values in the middle is narrower where they reach toward both bounds", () => {
    const spread = (reach: number) =>
      Float64Array.from({ length: 10 }, (_, k) => 0.5 + reach * (k / 9 - 0.5));
    const width = (reach: number, n = 1) => {
      const values = Float64Array.from({ length: 10 * n }, (_, k) => spread(reach)[k % 10]!);
      const [low, high] = boundedInterval(values, [0, 1], 0.95, draws);
      return high - low;
    };
    // Twice the spread of the half, but less than the width of values that have met neither bound.
    expect(width(0.5)).toBeLessThan(width(0.2));
    expect(width(0.8)).toBeGreaterThan(width(0.5));
    expect(width(0.5, 3)).toBeGreaterThan(width(0.2, 3));
  });

  it("takes no value at the nearer bound where many values are far less uncertain than it could move them", () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => 0.85 + 0.07 * ((k % 10) / 9 - 0.5));
    const [, high] = boundedInterval(values, [0, 1], 0.95, draws);
    const error = Math.sqrt(values.reduce((sum, one) => sum + (one - 0.85) ** 2, 0) / 199 / 200);
    expect((high - 0.85) / error).toBeGreaterThan(1.7);
    expect((high - 0.85) / error).toBeLessThan(2.3);
  });

  it("moves and stretches with the values and their bounds", () => {
    const [low, high] = boundedInterval(some, [0, 1], 0.95, draws);
    const moved = boundedInterval(
      some.map((value) => 300 * value - 100),
      [-100, 200],
      0.95,
      draws,
    );
    expect(moved).toEqual([expect.closeTo(300 * low - 100, 9), expect.closeTo(300 * high - 100, 9)]);
    const wider = boundedInterval(some, [0, 1], 0.99, draws);
    expect(wider[0]).toBeLessThan(low);
    expect(wider[1]).toBeGreaterThan(high);
    expect(boundedInterval(some.slice().reverse(), [0, 1], 0.95, draws)[0]).toBeCloseTo(low, 2);
  });

  it("of very many values is nearly that of their draws", () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => (k % 20 === 0 ? 0 : some[k % 10]!));
    const drawn = boundedInterval(values, [0, 1], 0.95, draws);
    const normal = boundedInterval(values, [0, 1], 0.95, boundedDraws(0, 20_000, 1));
    const width = drawn[1] - drawn[0];
    expect(Math.abs(normal[0] - drawn[0])).toBeLessThan(0.08 * width);
    expect(Math.abs(normal[1] - drawn[1])).toBeLessThan(0.08 * width);
  });
});

describe("boundedDifference", () => {
  const differences = Float64Array.from({ length: 200 }, (_, k) => (k % 20 === 0 ? 0.5 : 0.001 * (k % 7)));

  it("of equal values reaches to either side as far as one case in so many may move them", () => {
    const [low, high] = boundedDifference(new Float64Array(20), [-1, 1], 0.95, draws);
    // A beta variable of 1 and 20 is below 1 − 0.025^(1/20), the limit of Clopper and Pearson, in 97.5 %.
    expect(Math.abs(high - 0.1684)).toBeLessThan(0.01);
    expect(low).toBeCloseTo(-high, 12);
  });

  it("holds the mean where few cases differ much, of ten cases too", () => {
    const few = boundedDraws(10, 200, 2);
    for (const { mean, draw } of DIFFERENCES.filter(({ name }) => /cases differ by/.test(name))) {
      let held = 0;
      for (let trial = 0; trial < 200; trial++) {
        const [low, high] = boundedDifference(Float64Array.from({ length: 10 }, draw), [-1, 1], 0.95, few);
        if (low <= mean && mean <= high) held++;
      }
      // Five standard errors below 95 %.
      expect(held).toBeGreaterThan(174);
    }
  });

  it("contains an interval of values of which one end is nearer to its bound", () => {
    const few = differences.subarray(0, 20);
    const [low, high] = boundedDifference(few, [-1, 1], 0.95, draws);
    const [nearLow, nearHigh] = boundedInterval(few, [-1, 1], 0.95, draws);
    expect(low).toBe(nearLow);
    expect(high).toBeGreaterThan(nearHigh);
  });

  it("takes less of a case that it has not met where the standard error is larger than what it would move", () => {
    const halfWidth = (deviation: number) =>
      boundedDifference({ n: 200, mean: 0, square: deviation ** 2 }, [-1, 1], 0.95, null)[1];
    const errors = (deviation: number) => (halfWidth(deviation) * Math.sqrt(200)) / deviation;
    // Of one that would move the mean by an error the whole counts; of one by 0.4 errors, four fifths of the way to a quarter.
    expect(errors(1 / Math.sqrt(200))).toBeCloseTo(1 + 1.96 * Math.SQRT2, 2);
    const end = (weight: number) => 0.4 * weight + 1.96 * Math.sqrt(1 + 0.16 * weight);
    expect(errors(2.5 / Math.sqrt(200))).toBeCloseTo(0.2 * end(1) + 0.8 * end(0.25), 2);
  });

  it("of very many values is nearly that of their draws", () => {
    const drawn = boundedDifference(differences, [-1, 1], 0.95, draws);
    const normal = boundedDifference(differences, [-1, 1], 0.95, boundedDraws(0, 20_000, 1));
    const width = drawn[1] - drawn[0];
    expect(Math.abs(normal[0] - drawn[0])).toBeLessThan(0.08 * width);
    expect(Math.abs(normal[1] - drawn[1])).toBeLessThan(0.08 * width);
  });
});

describe("valuesNeeded", () => {
  it("is the number of values with so narrow an interval", () => {
    for (const margin of [0.02, 0.05]) {
      const needed = valuesNeeded(some, [0, 1], 0.95, margin);
      const values = Float64Array.from({ length: needed }, (_, k) => some[k % 10]!);
      const [low] = boundedInterval(values, [0, 1], 0.95, boundedDraws(needed, 4000, 3));
      expect(Math.abs(0.882 - low - margin)).toBeLessThan(0.12 * margin);
    }
    expect(valuesNeeded(some, [0, 1], 0.95, 1)).toBe(5);
  });
});
