import { describe, expect, it } from "vitest";
import { narrowerIntervals } from "../../../bench/intervals/narrower.ts";

describe("narrowerIntervals", () => {
  it("cuts to the wanted share, and bounds how often another shape is held", () => {
    // Means 0.0005 to 0.0495 on both sides of 0.5, two at each distance but 0.001 apart, and intervals of 0.4 to either side.
    const intervals = Array.from({ length: 100 }, (_, k) => {
      const mean = 0.5 + (k - 49.5) / 1000;
      return { mean, low: mean - 0.4, high: mean + 0.4 };
    });
    const found = narrowerIntervals(intervals, 0.5, [0, 1], 10, [0.93, 0.97])!;
    // The two at 0.0485 are left out as well as those at 0.0495: 96 of 100 hold 0.5.
    expect(found).toMatchObject({ ends: "both ends", held: 0.96, bound: 0, share: 0.1 });
    expect(found.part).toBeCloseTo(0.0485 / 0.4, 8);
    // With a tenth of the cases at 0 the mean is 0.45, outside of the 51 whose means are above 0.4985.
    expect(found.heldBeside).toBeCloseTo(1 - 0.9 ** 10 * 0.51, 12);
  });

  it("cuts one end where the other is short already", () => {
    const intervals = Array.from({ length: 100 }, (_, k) => ({ mean: 0.9, low: 0.4, high: 0.9 + k / 1000 }));
    const found = narrowerIntervals(intervals, 0.9005, [0, 1], 10, [0.93, 0.97])!;
    expect(found.ends).toBe("high end");
    expect([found.bound, found.held]).toEqual([1, 0.97]);
  });

  it("finds none where each cut leaves out too much", () => {
    const intervals = Array.from({ length: 100 }, () => ({ mean: 0.9, low: 0.6, high: 1 }));
    expect(narrowerIntervals(intervals, 0.8, [0, 1], 10, [0.93, 0.97])).toBeNull();
  });
});
