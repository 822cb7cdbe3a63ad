import { describe, expect, it } from "vitest";
import { GROUPS, groupOf, RunningScore } from "../../../src/cli/stream/running-score.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { reportSettings } from "../../../src/metrics/report/report-settings.ts";

const { settings } = reportSettings("test", { resamples: 500, seed: 1, method: "percentile" }, {});

function summaryOf(values: readonly number[], isLowerBetter = false) {
  const score = new RunningScore(isLowerBetter, 2);
  for (const [k, value] of values.entries()) score.add(`c${k}`, groupOf(`c${k}`, 1), value);
  return score.summary(settings);
}

describe("one score of cases that are not kept", () => {
  it("has mean, deviation, median and worst cases", () => {
    const summary = summaryOf([0.5, 1, 0.75, 0.25]);
    expect(summary).toMatchObject({ cases: 4, infinite: 0, mean: { value: 0.625 } });
    expect(summary.deviation).toBeCloseTo(Math.sqrt(0.3125 / 3), 14);
    expect(Math.abs(Number(summary.median) - 0.625)).toBeLessThan(2e-4);
    expect(summary.worst).toEqual([
      { id: "c3", value: 0.25 },
      { id: "c0", value: 0.5 },
    ]);
  });

  it("has infinite distances", () => {
    const summary = summaryOf([1, Infinity, 2], true);
    expect(summary).toMatchObject({ infinite: 1, deviation: null, mean: { value: "Infinity" } });
    expect(summary.worst).toEqual([
      { id: "c1", value: "Infinity" },
      { id: "c2", value: 2 },
    ]);
    expect(summaryOf([]).mean).toEqual({ value: null, low: null, high: null });
  });

  it("keeps the first of equally bad cases", () => {
    expect(summaryOf([0, 0, 0]).worst.map(({ id }) => id)).toEqual(["c0", "c1"]);
  });

  it("has an interval as wide as the theory says", () => {
    const random = mulberry32(7);
    const values = Array.from({ length: 20_000 }, () => random());
    const { mean } = summaryOf(values);
    // The mean of n uniform numbers has the standard deviation 1/√(12 n).
    const width = (Number(mean.high) - Number(mean.low)) * Math.sqrt(12 * 20_000);
    expect(width).toBeGreaterThan(2 * 1.96 * 0.9);
    expect(width).toBeLessThan(2 * 1.96 * 1.1);
  });
});

it("cases are spread evenly over groups, in another way for another seed", () => {
  const counts = new Float64Array(GROUPS);
  for (let k = 0; k < 100 * GROUPS; k++) counts[groupOf(`case-${k}`, 0)]!++;
  // χ² of as many groups, whose standard deviation is √(2·4095) = 90.
  const chi = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
  expect(Math.abs(chi - GROUPS)).toBeLessThan(5 * 90);
  const moved = Array.from({ length: 100 }, (_, k) => groupOf(`case-${k}`, 1) !== groupOf(`case-${k}`, 0));
  expect(moved.filter(Boolean).length).toBeGreaterThan(95);
});
