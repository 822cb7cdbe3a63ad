import { expect, it } from "vitest";
import { AllClasses } from "../../../src/metrics/report/all-classes.ts";
import { cellLayout } from "../../../src/metrics/report/case-cell.ts";
import { parseScoreNames } from "../../../src/metrics/scores/score-name.ts";

const none = Number.NaN;

it("gathers the means of classes, their pooled scores, and the cases", () => {
  const all = new AllClasses(1, cellLayout(parseScoreNames("f", ["dice"]), {}));
  const columns = (value: number) => ({
    label: 1,
    cells: Float64Array.of(1, 2, 1, 9),
    values: [Float64Array.of(value)],
  });
  all.add(columns(0.25), [{ mean: 0.25, pooled: 0.5 }]);
  all.add(columns(0.75), [{ mean: 0.75, pooled: none }]);
  expect(all.means[0]!.mean()).toBe(0.5);
  expect(all.pooled[0]!.mean()).toBe(0.5);
  expect(all.cases.values({ absent: "skip", absentIn: "both" })).toEqual([Float64Array.of(0.5)]);
});
