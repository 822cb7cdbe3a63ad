import { expect, it } from "vitest";
import { RunningReport } from "../../../src/cli/stream/running-report.ts";
import { exampleDataSet } from "../example-data-set.ts";

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
