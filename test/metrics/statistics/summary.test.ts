import { describe, expect, it } from "vitest";
import { infiniteIn, spreadOf, worstCases } from "../../../src/metrics/statistics/summary.ts";

const { NaN: none } = Number;

describe("spreadOf", () => {
  it.each<[string, number[], object]>([
    ["odd", [3, 1, 8], { deviation: Math.sqrt(13), median: 3, cases: 3 }],
    ["even, one without a value", [3, none, 1], { deviation: Math.SQRT2, median: 2, cases: 2 }],
    ["one", [0.5], { deviation: null, median: 0.5, cases: 1 }],
    ["none", [none, none], { deviation: null, median: null, cases: 0 }],
    ["infinite in the end", [1, 2, Infinity], { deviation: null, median: 2, cases: 3 }],
    ["infinite in the middle", [1, Infinity], { deviation: null, median: "Infinity", cases: 2 }],
    ["infinite of both signs", [Infinity, -Infinity, 1], { deviation: null, median: 1, cases: 3 }],
  ])("of values: %s", (_, values, want) => {
    expect(spreadOf(Float64Array.from(values))).toEqual(want);
  });

  it("keeps its digits beside a large mean", () => {
    expect(spreadOf(Float64Array.of(1e9, 1e9 + 1, 1e9 + 2)).deviation).toBe(1);
  });
});

it("infinite values are counted, of either sign", () => {
  expect(infiniteIn(Float64Array.of(Infinity, 1, none, -Infinity))).toBe(2);
});

describe("worstCases", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const values = Float64Array.of(0.5, none, Infinity, 0.5, 0.25);

  it("are the lowest of a score, the highest of a distance, ties in order", () => {
    const worst = (best: 0 | 1, count: number) => worstCases(ids, values, best, count).map(({ id }) => id);
    expect(worst(1, 3)).toEqual(["e", "a", "d"]);
    expect(worst(0, 9)).toEqual(["c", "a", "d", "e"]);
    expect(worst(0, 0)).toEqual([]);
  });

  it("come with their values", () => {
    expect(worstCases(ids, values, 0, 1)).toEqual([{ id: "c", value: "Infinity" }]);
  });
});
