import { expect, it } from "vitest";
import { estimateOf, reportValue } from "../../../src/metrics/statistics/report-value.ts";

it.each([
  [0.5, 0.5],
  [-0, 0],
  [Infinity, "Infinity"],
  [-Infinity, "-Infinity"],
  [Number.NaN, null],
])("%d is written as %j, and JSON gives it back", (value, written) => {
  expect(reportValue(value)).toBe(written);
  expect(JSON.parse(JSON.stringify(reportValue(value)))).toBe(written);
  if (written !== null) expect(Number(written) === value).toBe(true);
});

it("an estimate has an interval from two cases on", () => {
  const replicates = {
    value: 2,
    resampled: Float64Array.of(1, 2, 3, Infinity),
    leftOut: new Float64Array(),
  };
  const settings = { confidence: 0.5, method: "percentile", resamples: 9 } as const;
  expect(estimateOf(replicates, 2, settings)).toEqual({ value: 2, low: 1.75, high: "Infinity" });
  expect(estimateOf(replicates, 1, settings)).toEqual({ value: 2, low: null, high: null });
  expect(estimateOf(replicates, 2, { ...settings, method: "bounded" })).toMatchObject({
    value: 2,
    low: null,
    high: null,
    reason: expect.stringContaining("means over cases alone"),
  });
  const none = { ...replicates, value: Number.NaN };
  expect(estimateOf(none, 2, settings)).toEqual({ value: null, low: null, high: null });
});
