import { describe, expect, it } from "vitest";
import { SHAPES } from "../../../bench/intervals/shapes.ts";
import { meanInterval } from "../../../src/index.ts";
import { tooFew } from "../../../src/metrics/intervals/mean-interval.ts";

describe("meanInterval", () => {
  it("is the same for the same values, options and seed", () => {
    const scores = [0.9, 0.8, 0, 1, 0.7];
    expect(meanInterval(scores)).toEqual(
      meanInterval(Float64Array.from(scores), { seed: 0, resamples: 2000 }),
    );
    expect(meanInterval(scores, { seed: 1 }).low).not.toBe(meanInterval(scores).low);
    expect(meanInterval(scores, { bounds: [-1, 1] }).low).toBeLessThan(meanInterval(scores).low!);
  });

  it("is null of fewer than five values, with the reason", () => {
    const { low, high, needed, reason } = meanInterval([0.5]);
    expect([low, high, needed]).toEqual([null, null, null]);
    expect(reason).toBe("1 case, and an interval of a mean needs 5");
    expect(tooFew(4)).toBe("4 cases, and an interval of a mean needs 5");
    expect(meanInterval([1, 1, 1, 1, 1])).toMatchObject({ value: 1, high: 1 });
  });

  it("holds the mean of shapes with rare failures, of ten cases too", () => {
    for (const { mean, draw } of SHAPES.filter(({ name }) => /^(5|15) % zeros/.test(name))) {
      let held = 0;
      for (let trial = 0; trial < 200; trial++) {
        const { low, high } = meanInterval(Array.from({ length: 10 }, draw), { resamples: 200, seed: trial });
        if (low! <= mean && mean <= high!) held++;
      }
      // Five standard errors below 95 %.
      expect(held).toBeGreaterThan(174);
    }
  });
});
