import { describe, expect, it } from "vitest";
import { checkComparable, sharedCases } from "../../../src/metrics/report/shared-cases.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";
import type { CaseState } from "../../../src/metrics/state/case-state.ts";
import { meterState } from "../../../src/metrics/state/meter-state.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";

const state = (id: string, labels: number[], actual: number[], voxels = 9): CaseState => ({
  id,
  voxels,
  labels,
  intersection: labels.map(() => 0),
  predicted: labels.map(() => 1),
  actual,
});

describe("sharedCases", () => {
  it("pairs the cases of one id", () => {
    const here = [state("a", [1], [2]), state("b", [1, 2], [3, 0]), state("c", [], [])];
    const there = [state("b", [0, 1], [0, 3]), state("c", [], []), state("d", [], [])];
    expect(sharedCases("f", here, there)).toEqual({
      ours: here.slice(1),
      theirs: there.slice(0, 2),
      onlyHere: ["a"],
      onlyThere: ["d"],
    });
  });

  it.each<[string, CaseState, CaseState]>([
    [
      'the target of case "a" has 2 voxels of class 1 here and 3 in the other; want the same targets',
      state("a", [1], [2]),
      state("a", [1], [3]),
    ],
    ['the target of case "a" has 2 voxels of class 1 here and 0', state("a", [1], [2]), state("a", [], [])],
    [
      'the target of case "a" has 0 voxels of class 5 here and 2',
      state("a", [1], [2]),
      state("a", [1, 5], [2, 2]),
    ],
    [
      'the target of case "a" has 9 voxels that count here and 8 in the other',
      state("a", [1], [2]),
      state("a", [1], [2], 8),
    ],
  ])("refuses: %s", (message, here, there) => {
    expect(() => sharedCases("f", [here], [there])).toThrow(RangeError);
    expect(() => sharedCases("f", [here], [there])).toThrow(`f: ${message}`);
  });
});

describe("checkComparable", () => {
  const area = checkMeasures("f", "surface", { percentiles: [95] });
  const meter = (classes?: number, surface?: typeof area) => meterState({ classes, surface }, [], []);
  const check = (names: string[], here: object, there: object) => () =>
    checkComparable("f", parseScoreNames("f", names), here as never, there as never);

  it("lets pass what was counted and measured alike", () => {
    expect(check(["dice", "hd95"], meter(3, area), meter(3, area))).not.toThrow();
    const more = checkMeasures("f", "surface", { percentiles: [50, 95], tolerances: [1] });
    expect(check(["hd95"], meter(3, area), meter(3, more))).not.toThrow();
    expect(check(["dice"], meter(3, { ...area, boundary: "voxels" }), meter(3, area))).not.toThrow();
    expect(check(["dice"], meter(3, area), meter(3))).not.toThrow();
  });

  it.each<[string, string[], object, object]>([
    ["other was given none as classes, this meter 3; want the same", ["dice"], meter(3), meter()],
    ["other was given 4 as classes, this meter 3; want the same", ["dice"], meter(3), meter(4)],
    ['score "hd95" needs measures that other does not keep', ["hd95"], meter(3, area), meter(3)],
    [
      'other keeps surfaces of "voxels", this meter of "area"',
      ["hd95"],
      meter(3, area),
      meter(3, { ...area, boundary: "voxels" }),
    ],
  ])("refuses: %s", (message, names, here, there) => {
    expect(check(names, here, there)).toThrow(RangeError);
    expect(check(names, here, there)).toThrow(`f: ${message}`);
  });
});
