import { expect, it } from "vitest";
import { RunningScore } from "../../../src/cli/stream/running-score.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { drawsFor } from "../../../src/metrics/intervals/bounded-draws.ts";
import { meanEstimate } from "../../../src/metrics/intervals/mean-estimate.ts";
import { reportSettings } from "../../../src/metrics/report/report-settings.ts";
import { meanOf } from "../../../src/metrics/report/score-totals.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";

const { settings } = reportSettings("test", { resamples: 500, seed: 1, worst: 2 }, {});
const [dice] = parseScoreNames("test", ["dice"]);

it("has the interval of all cases, whether these are kept or too many", () => {
  const random = mulberry32(7);
  for (const cases of [4, 100, 20_000]) {
    const values = Float64Array.from({ length: cases }, () => random());
    const want = meanEstimate(meanOf(values), values, [0, 1], 0.95, drawsFor(settings, cases));
    const running = new RunningScore(dice!, settings);
    for (const [k, value] of values.entries()) running.add(`c${k}`, value);
    const { mean, needed } = running.summary(drawsFor(settings, cases));
    if (cases < 8389) expect({ mean, needed }).toEqual(want);
    for (const end of ["value", "low", "high"] as const)
      expect(Number(mean[end])).toBeCloseTo(Number(want.mean[end]), 12);
  }
});
