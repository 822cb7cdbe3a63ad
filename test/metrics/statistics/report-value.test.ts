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

it("an estimate has no interval, and says why where intervals are wanted", () => {
  expect(estimateOf(2, { resamples: 9 })).toEqual({
    value: 2,
    low: null,
    high: null,
    reason: "how often it would hold is known for means over cases alone",
  });
  expect(estimateOf(2, { resamples: 0 })).toEqual({ value: 2, low: null, high: null });
  expect(estimateOf(Number.NaN, { resamples: 9 })).toEqual({ value: null, low: null, high: null });
});
