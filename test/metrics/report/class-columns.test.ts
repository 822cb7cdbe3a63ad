import { describe, expect, it } from "vitest";
import { cellLayout } from "../../../src/metrics/report/case-cell.ts";
import { classColumns, reportLabels } from "../../../src/metrics/report/class-columns.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";
import type { CaseState } from "../../../src/metrics/state/case-state.ts";

const state = (labels: number[]): CaseState => ({
  id: labels.join(),
  voxels: 9,
  labels,
  intersection: labels.map(() => 1),
  predicted: labels,
  actual: labels.map(() => 2),
});
const cases = [state([1, 4]), state([]), state([2, 4])];
const skip = { absent: "skip", absentIn: "both" } as const;

describe("classColumns", () => {
  it("finds the cells of each class in all cases", () => {
    const layout = cellLayout(parseScoreNames("f", ["precision", "recall"]), {});
    const columns = [...classColumns(cases, [1, 2, 3, 4], layout, skip)];
    const none = Number.NaN;
    expect(columns.map(({ label }) => label)).toEqual([1, 2, 3, 4]);
    expect(columns.map(({ values }) => values.map((one) => [...one]))).toEqual([
      [
        [1, none, none],
        [0.5, none, none],
      ],
      [
        [none, none, 0.5],
        [none, none, 0.5],
      ],
      [
        [none, none, none],
        [none, none, none],
      ],
      [
        [0.25, none, 0.25],
        [0.5, none, 0.5],
      ],
    ]);
    expect([...columns[3]!.cells]).toEqual([4, 2, 1, 9, 0, 0, 0, 9, 4, 2, 1, 9]);
  });
});

describe("reportLabels", () => {
  it("are those that occur, or all", () => {
    const zero = [...cases, state([0, 65_535])];
    expect(reportLabels("f", zero, undefined, true)).toEqual([0, 1, 2, 4, 65_535]);
    expect(reportLabels("f", zero, undefined, false)).toEqual([1, 2, 4, 65_535]);
    expect(reportLabels("f", cases, 6, true)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(reportLabels("f", cases, 6, false)).toEqual([1, 2, 3, 4, 5]);
    expect(reportLabels("f", [], undefined, true)).toEqual([]);
  });

  it("are not none of one", () => {
    expect(() => reportLabels("f", cases, 1, false)).toThrow(
      new RangeError("f: includeBackground is false, and class 0 is the only class"),
    );
  });
});
