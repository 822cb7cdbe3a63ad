import { expect, it } from "vitest";
import { boundedDraws } from "../../../src/metrics/intervals/bounded-draws.ts";
import { meanEstimate } from "../../../src/metrics/intervals/mean-estimate.ts";

const draws = boundedDraws(8, 500, 0);
const values = Float64Array.of(0.5, 0.6, Number.NaN, 0.7, 0.8, 0.9);
const none = { low: null, high: null };

it("has the interval of the cases that have a value", () => {
  const { mean, needed } = meanEstimate(0.7, values, [0, 1], 0.95, draws);
  expect(mean.low).toBeLessThan(0.7);
  expect(mean.high).toBeGreaterThan(0.7);
  expect(needed).toBeGreaterThan(100);
});

it.each([
  ["a value that does not exist", Number.NaN, values, [0, 1], undefined],
  ["few cases", 0.5, values.subarray(0, 3), [0, 1], "2 cases, and an interval of a mean needs 5"],
  ["no upper bound", 0.7, values, null, "values without an upper bound"],
  ["an infinite value", Infinity, values.map((value) => value * Infinity), [0, 1], "an infinite value"],
] as const)("has none of %s", (_, value, of, bounds, reason) => {
  const { mean, needed } = meanEstimate(value, of, bounds, 0.95, draws);
  expect([mean, needed]).toEqual([expect.objectContaining(none), null]);
  if (reason === undefined) expect(mean.reason).toBeUndefined();
  else expect(mean.reason).toContain(reason);
});

it("has none where none is wanted", () => {
  expect(meanEstimate(0.7, values, [0, 1], 0.95, null)).toEqual({
    mean: { value: 0.7, ...none },
    needed: null,
  });
});
