import { expect, it } from "vitest";
import { RunningReport } from "../../../src/cli/stream/running-report.ts";
import { DiceMeter } from "../../../src/index.ts";
import { exampleDataSet, surfaceDataSet } from "../example-data-set.ts";

it("summarizes the cases of reports as a report does", () => {
  const { meter } = exampleDataSet();
  const report = meter.report({ scores: ["dice", "recall"], includeBackground: false, resamples: 50 });
  const running = new RunningReport(report.settings);
  running.add(report);
  const { cases, classes, overall } = running.summary(new Map([[2, "spleen"]]));
  expect(cases).toBe(3);
  expect(classes.map(({ class: label, name, predicted }) => [label, name, predicted])).toEqual([
    [1, undefined, 40],
    [2, "spleen", 12],
  ]);
  for (const [place, one] of [...classes.map(({ scores }) => scores), overall].entries()) {
    const want = report.classes[place]?.scores ?? report.overall;
    for (const name of ["dice", "recall"]) {
      expect(Number(one[name]!.mean.value)).toBeCloseTo(Number(want[name]!.mean.value), 14);
      expect(Number(one[name]!.deviation)).toBeCloseTo(Number(want[name]!.deviation), 14);
      expect(one[name]!.worst).toEqual(want[name]!.worst);
    }
  }
});

it("has the bounds of distances and the voxels of all parts", () => {
  const { meter, scores } = surfaceDataSet();
  const options = { scores, includeBackground: false, resamples: 0, penalty: 20 } as const;
  const report = meter.report(options);
  const running = new RunningReport(report.settings);
  const { cases, ...state } = meter.toJSON();
  for (const one of cases) running.add(DiceMeter.fromJSON({ ...state, cases: [one] }).report(options));
  const { classes, overall, grid } = running.summary(new Map());
  expect(grid).toEqual({ largest: 5, finerTolerances: { "surface-dice@0.3mm": 3 } });
  expect(overall.hd95!.bounds).toEqual(report.overall.hd95!.bounds);
  expect(classes[0]!.scores.hd95!.bounds).toEqual(report.classes[0]!.scores.hd95!.bounds);
  expect(overall.hd95!.bounds!.finer).toBe(2);
  expect(overall["surface-dice@0.3mm"]!.bounds).toEqual(report.overall["surface-dice@0.3mm"]!.bounds);
});
