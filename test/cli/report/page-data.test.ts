import { expect, it } from "vitest";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { pageData } from "../../../src/cli/report/page-data.ts";
import { exampleDataSet, surfaceDataSet } from "../example-data-set.ts";

const report = reportDataSet(exampleDataSet(), new Map([[1, "liver"]]), { includeBackground: false });
const data = pageData(report);

it("holds a column of values for each score of each class, in the order of cases", () => {
  expect(data.cases).toEqual(["a", "s/b, 2", "z"]);
  expect(data.classes.map(({ label }) => label)).toEqual(["1 liver", "2"]);
  expect(data.classes[0]!.scores.recall!.values).toEqual([0.8, 0.3333333, 0.9]);
  expect(data.classes[1]!.scores.dice!.values).toEqual([0.25, null, 0.75]);
  expect(data.overall.scores.dice!.values).toEqual([0.525, 0.5, 0.825]);
});

it("holds the summaries as they are", () => {
  const { mean, deviation, median, cases } = report.classes[0]!.scores.dice!;
  const worst = { id: "s/b, 2", value: 0.5 };
  expect(data.classes[0]!.scores.dice).toMatchObject({ mean, deviation, median, cases, worst });
});

it("holds what failed and what has no partner", () => {
  const { skipped, unpaired, notes, settings, predictions, targets } = report;
  expect(data).toMatchObject({ skipped, unpaired, notes, settings, predictions, targets });
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

it("holds what a score of surfaces can be at most, where it is finer than the grid", () => {
  const surfaces = reportDataSet(surfaceDataSet(), new Map(), { includeBackground: false, resamples: 0 });
  const { classes, overall, grid } = pageData(surfaces);
  // The one of 0 needs no bounds, the infinite one has none.
  for (const { scores } of [classes[0]!, overall]) expect(scores.hd95!.highs).toEqual([null, null, 10.0636]);
  expect(classes[0]!.scores.hd95!.bounds).toEqual(surfaces.classes[0]!.scores.hd95!.bounds);
  expect(classes[0]!.scores["surface-dice@0.3mm"]!.highs).toEqual([null, null, 1]);
  expect(grid).toEqual(surfaces.grid);
  expect(data.grid).toBeUndefined();
});
