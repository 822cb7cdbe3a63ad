import fc from "fast-check";
import { expect, it } from "vitest";
import { RunningMedian } from "../../../src/cli/stream/running-median.ts";
import { quantile } from "../../../src/metrics/statistics/quantile.ts";

function medianOf(values: readonly number[]): number {
  const running = new RunningMedian();
  for (const value of values) running.add(value);
  return running.median();
}

it("is within 0.025 % of the median", () => {
  const value = fc.double({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
      const exact = quantile(Float64Array.from(values).sort(), 0.5);
      const size = Math.max(...values.map(Math.abs));
      expect(Math.abs(medianOf(values) - exact)).toBeLessThanOrEqual(size * 2 ** -12 + 1e-40);
    }),
    { seed: 1, numRuns: 300 },
  );
});

it("is exact for 0, 1 and infinity, and NaN of nothing", () => {
  expect(medianOf([0, 0, 1])).toBe(0);
  expect(medianOf([1, 1, 0.5])).toBe(1);
  expect(medianOf([1, 0])).toBe(0.5);
  expect(medianOf([Infinity, 2, Infinity])).toBe(Infinity);
  expect(medianOf([])).toBeNaN();
});
