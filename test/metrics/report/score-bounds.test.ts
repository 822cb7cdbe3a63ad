import { describe, expect, it } from "vitest";
import { differenceBounds, scoreBounds } from "../../../src/metrics/report/score-bounds.ts";

const settings = { absent: "skip" } as const;
const values = Float64Array.of(0.5, Number.NaN, 30);
const penalty = () => 20;

describe("scoreBounds", () => {
  it("are those of the score, with the value of an absent class", () => {
    expect(scoreBounds({ bounds: [0, 1] }, values, settings)).toEqual([0, 1]);
    expect(scoreBounds({ bounds: [0, 1] }, values, { absent: -2 })).toEqual([-2, 1]);
    expect(scoreBounds({ bounds: [-1, 1] }, values, { absent: 3 })).toEqual([-1, 3]);
  });

  it("of a distance are the penalty, or the longest one, and without a penalty none", () => {
    expect(scoreBounds({ bounds: null, penalty }, values, { ...settings, penalty: 40 })).toEqual([0, 40]);
    expect(scoreBounds({ bounds: null, penalty }, values, { ...settings, penalty: 20 })).toEqual([0, 30]);
    expect(scoreBounds({ bounds: null, penalty }, values, { ...settings, penalty: "diagonal" })).toBeNull();
    expect(scoreBounds({ bounds: null }, values, { ...settings, penalty: 20 })).toBeNull();
  });
});

describe("differenceBounds", () => {
  it("reach from one end of the scores to the other, to either side", () => {
    expect(differenceBounds({ bounds: [0, 1] }, values, settings)).toEqual([-1, 1]);
    expect(differenceBounds({ bounds: [-1, 1] }, values, settings)).toEqual([-2, 2]);
    expect(differenceBounds({ bounds: null }, values, settings)).toBeNull();
    const distances = Float64Array.of(3, -50);
    const isPenalized = { bounds: null, penalty };
    expect(differenceBounds(isPenalized, distances, { ...settings, penalty: 40 })).toEqual([-50, 50]);
  });
});
