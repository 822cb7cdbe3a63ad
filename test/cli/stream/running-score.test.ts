import { describe, expect, it } from "vitest";
import { RunningScore } from "../../../src/cli/stream/running-score.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { drawsFor } from "../../../src/metrics/intervals/bounded-draws.ts";
import { meanEstimate } from "../../../src/metrics/intervals/mean-estimate.ts";
import { reportSettings } from "../../../src/metrics/report/report-settings.ts";
import { meanOf } from "../../../src/metrics/report/score-totals.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";

const { settings } = reportSettings("test", { resamples: 500, seed: 1, worst: 2 }, {});
const [dice, hd] = parseScoreNames("test", ["dice", "hd"]);

function summaryOf(values: readonly number[], score = dice!) {
  const running = new RunningScore(score, settings);
  for (const [k, value] of values.entries()) running.add(`c${k}`, value);
  return running.summary(drawsFor(settings, values.length));
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
    const summary = summaryOf([1, Infinity, 2], hd);
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

  it("has the interval of all cases, whether these are kept or too many", () => {
    const random = mulberry32(7);
    for (const cases of [4, 100, 20_000]) {
      const values = Float64Array.from({ length: cases }, () => random());
      const want = meanEstimate(meanOf(values), values, [0, 1], 0.95, drawsFor(settings, cases));
      const { mean, needed } = summaryOf([...values]);
      if (cases < 8389) expect({ mean, needed }).toEqual(want);
      for (const end of ["value", "low", "high"] as const)
        expect(Number(mean[end])).toBeCloseTo(Number(want.mean[end]), 12);
    }
  });
});
