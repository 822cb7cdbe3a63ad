import { describe, expect, it } from "vitest";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { dataSetTable, gridNotes } from "../../../src/cli/write/data-set-table.ts";
import type { ReportOptions } from "../../../src/metrics/report/report-settings.ts";
import { exampleDataSet, surfaceDataSet } from "../example-data-set.ts";

const names = new Map([
  [1, "liver"],
  [2, "spleen"],
]);
const table = (settings: ReportOptions = {}, colors = false) =>
  dataSetTable(reportDataSet(exampleDataSet(), names, { includeBackground: false, ...settings }), { colors });

it("shows what was scored, mean ± deviation of each score, and more of the first one", () => {
  // Dice of class 1: 0.8, 0.5, 0.9; of class 2: 0.25, absent, 0.75. Intervals are checked below.
  expect(table({ resamples: 0 })).toBe(`\
predictions  p
targets      t
cases        3 scored, 1 failed, 3 without a partner

class      cases              Dice            recall
────────────────────────────────────────────────────
1 liver        3   0.7333 ± 0.2082   0.6778 ± 0.3025
2 spleen       2   0.5000 ± 0.3536   0.5000 ± 0.3536
────────────────────────────────────────────────────
mean           3   0.6167 ± 0.1809   0.5611 ± 0.2478

Dice         mean   95 % interval   median   lowest
───────────────────────────────────────────────────
1 liver    0.7333               –   0.8000   0.5000   s/b, 2
2 spleen   0.5000               –   0.5000   0.2500   a
───────────────────────────────────────────────────
mean       0.6167               –   0.5250   0.5000   s/b, 2

mean ± standard deviation over cases; background (class 0) left out
1 file of other names or formats passed over
`);
});

describe("intervals", () => {
  it("say how they were made, or why there are none", () => {
    const text = table({ confidence: 0.9, resamples: 1000, seed: 7 });
    expect(text).toContain("90 % interval");
    expect(text).toContain("90 % intervals: of means of scores with bounds");
    expect(text).toContain("1,000 resamples, seed 7\n");
  });
});

it("has a row for the background where it counts", () => {
  const text = table({ includeBackground: true });
  expect(text).toMatch(/^0 +3 /m);
  expect(text).toContain("background (class 0) included");
});

it("dims what is secondary and stresses the mean, in colours only", () => {
  const colored = table({}, true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for.
  expect(colored.replace(/\x1b\[\d+m/g, "")).toBe(table());
  expect(colored.split("\n").filter((line) => line.startsWith("\x1b[1m"))).toHaveLength(2);
});

it("says which distances are finer than the grid, and which tolerances", () => {
  const report = reportDataSet(surfaceDataSet(), new Map(), { includeBackground: false, resamples: 0 });
  const lines = dataSetTable(report, { colors: false }).split("\n");
  expect(gridNotes(report)).toEqual(lines.filter((line) => /finer|half a voxel/.test(line)));
  expect(lines).toContain("HD95: 2 of 3 values are finer than the grid, voxels of up to 5 mm");
  expect(lines).toContain(
    "surface Dice @ 0.3 mm: the tolerance is less than half a voxel in 3 cases, so the score depends on the grid; surfaces between the voxels have means of 0.0000 to 0.6667",
  );
});
