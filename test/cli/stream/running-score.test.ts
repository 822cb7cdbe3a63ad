import { describe, expect, it } from "vitest";
import { RunningScore } from "../../../src/cli/stream/running-score.ts";
import { drawsFor } from "../../../src/metrics/intervals/bounded-draws.ts";
import { reportSettings } from "../../../src/metrics/report/report-settings.ts";
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
});
