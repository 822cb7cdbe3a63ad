import { expect, it } from "vitest";
import { metricList } from "../../../src/cli/arguments/metric-list.ts";
import { parseMetrics } from "../../../src/cli/arguments/metrics.ts";
import { SCORE_EXAMPLES } from "../../../src/metrics/scores/score-table.ts";

const namesIn = (list: string) =>
  list.split(/[ ,()]+/).filter((word) => !["", "in", "ml", "%"].includes(word));

it("shows other names in brackets, and units that are not lengths", () => {
  const list = metricList(false);
  expect(list).toMatch(/^dice \(dsc\), jaccard \(iou\), precision \(ppv\), recall \(sensitivity, tpr\)/);
  expect(list).toContain("surface-dice@2mm (nsd@2mm)");
  expect(list).toMatch(/ volume-difference \(\w+, in ml\)/);
  expect(list).toMatch(/, hd95\b(?! \()/);
});

it("shows scores of lesions on their own", () => {
  expect(metricList(true)).toMatch(/^lesion-dice, /);
  expect(metricList(false)).not.toContain("lesion");
});

it("contains every score, and only names that --metrics takes", () => {
  const listed = [...namesIn(metricList(false)), ...namesIn(metricList(true))];
  expect(listed).toEqual(expect.arrayContaining([...SCORE_EXAMPLES]));
  for (const name of listed) expect(parseMetrics(name, { classTolerances: { 1: 2 } }).scores).toHaveLength(1);
});
