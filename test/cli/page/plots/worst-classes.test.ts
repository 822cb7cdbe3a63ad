import { expect, it } from "vitest";
import { MAX_PLOTTED, plottedClasses, WORST_PLOTTED } from "../../../../src/cli/page/plots/worst-classes.ts";
import type { PageClass } from "../../../../src/cli/report/page-data.ts";
import type { ReportValue } from "../../../../src/metrics/statistics/report-value.ts";

const classOf = (label: string, score: string, value: ReportValue): PageClass => ({
  label,
  scores: {
    [score]: {
      mean: { value, low: null, high: null },
      deviation: null,
      median: null,
      cases: 1,
      worst: null,
      values: [],
    },
  },
});
const labels = (classes: readonly PageClass[]) => classes.map(({ label }) => label);

it("keeps all classes in their order where they are few, or wanted", () => {
  const few = Array.from({ length: MAX_PLOTTED }, (_, k) => classOf(String(k), "dice", (k * 7) % 30));
  expect(plottedClasses(few, "dice", "worst")).toBe(few);
  const many = [...few, classOf("more", "dice", 0)];
  expect(plottedClasses(many, "dice", "all")).toBe(many);
});

it("picks the lowest means of a score, and the highest of a distance, the worst first", () => {
  const means = (score: string, first: ReportValue) => [
    classOf("absent", score, null),
    classOf("first", score, first),
    ...Array.from({ length: 40 }, (_, k) => classOf(String(k), score, k / 40)),
  ];
  const dice = labels(plottedClasses(means("dice", 0), "dice", "worst"));
  expect(dice).toHaveLength(WORST_PLOTTED);
  expect(dice.slice(0, 3)).toEqual(["first", "0", "1"]);
  const distances = labels(plottedClasses(means("hd95", "Infinity"), "hd95", "worst"));
  expect(distances.slice(0, 3)).toEqual(["first", "39", "38"]);
  expect(distances).not.toContain("absent");
});
