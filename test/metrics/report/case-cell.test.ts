import { describe, expect, it } from "vitest";
import { cellCounts, cellLayout, writeCell } from "../../../src/metrics/report/case-cell.ts";
import { cellValue } from "../../../src/metrics/report/cell-value.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";
import type { CaseState } from "../../../src/metrics/state/case-state.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";

const measures = checkMeasures("f", "surface", { tolerances: [1, 2], percentiles: [95, 100], average: true });
const names = ["dice", "surface-dice@2mm", "hd", "hd95", "assd", "specificity"];
const layout = cellLayout(parseScoreNames("f", names), { surface: measures });
const skip = { absent: "skip", absentIn: "both" } as const;

const one: CaseState = {
  id: "a",
  voxels: 100,
  labels: [0, 2],
  intersection: [80, 2],
  predicted: [90, 5],
  actual: [85, 3],
  surfaces: [
    {
      label: 2,
      total: 16,
      within: [4, 8],
      distances: [3, 5],
      prediction: { sum: 12, size: 10 },
      target: { sum: 6, size: 6 },
    },
  ],
};

const cellOf = (label: number, row: number, state = one) => {
  const cells = new Float64Array(2 * layout.width);
  writeCell(layout, state, label, row, cells, layout.width);
  return cells.subarray(layout.width);
};
const values = (label: number, row: number, policy: Parameters<typeof cellValue>[3] = skip, state = one) =>
  layout.scores.map((score) => cellValue(score, cellOf(label, row, state), 0, policy, label === 0));

describe("a cell", () => {
  it("has the scores of its class", () => {
    expect(values(2, 1)).toEqual([4 / 8, 8 / 16, 5, 3, 18 / 16, 94 / 97]);
    expect(cellCounts(cellOf(2, 1), 0)).toEqual({ intersection: 2, predicted: 5, actual: 3 });
  });

  it("of the background has no surface, whatever absence is worth", () => {
    const none = Number.NaN;
    expect(values(0, 0)).toEqual([160 / 175, none, none, none, none, 5 / 15]);
    const without = { ...one, labels: [2], intersection: [2], predicted: [5], actual: [3] };
    expect(values(0, 0, { absent: "best", absentIn: "both" }, without)).toEqual([
      1,
      none,
      none,
      none,
      none,
      1,
    ]);
  });

  it("of a class that the case does not hold is absent", () => {
    for (const row of [1, 2]) {
      expect(values(1, row)).toEqual(Array(6).fill(Number.NaN));
      expect(values(1, row, { absent: "best", absentIn: "both" })).toEqual([1, 1, 0, 0, 0, 1]);
      expect(values(1, row, { absent: 0.5, absentIn: "both" })).toEqual(Array(6).fill(0.5));
    }
  });

  it("of a class that is only predicted is absent, or as wrong as can be", () => {
    const alone: CaseState = {
      ...one,
      labels: [2],
      intersection: [0],
      predicted: [5],
      actual: [0],
      surfaces: [
        {
          label: 2,
          total: 10,
          within: [0, 0],
          distances: ["Infinity", "Infinity"],
          prediction: { sum: "Infinity", size: 10 },
          target: { sum: 0, size: 0 },
        },
      ],
    };
    expect(values(2, 0, skip, alone)).toEqual([0, 0, Infinity, Infinity, Infinity, 0.95]);
    expect(values(2, 0, { absent: "best", absentIn: "target" }, alone)).toEqual([1, 1, 0, 0, 0, 1]);
  });
});

describe("a sum of cells", () => {
  it("has the scores that pool", () => {
    const sum = cellOf(2, 1).map((value) => 3 * value);
    const pooled = layout.scores.filter(({ pools }) => pools);
    expect(pooled.map(({ name }) => name)).toEqual(["dice", "surface-dice@2mm", "assd", "specificity"]);
    expect(pooled.map((score) => cellValue(score, sum, 0, skip, false))).toEqual([
      0.5,
      0.5,
      18 / 16,
      94 / 97,
    ]);
  });
});

it("without surface measures a cell is four numbers", () => {
  const plain = cellLayout(parseScoreNames("f", ["f2"]), {});
  expect(plain.width).toBe(4);
  const cells = new Float64Array(4);
  writeCell(plain, one, 2, 1, cells, 0);
  expect([...cells]).toEqual([5, 3, 2, 100]);
  expect(plain.scores[0]).toMatchObject({ name: "f2", best: 1, surface: false, pools: true });
});
