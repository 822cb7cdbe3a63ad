import { expect, it } from "vitest";
import { groupOf } from "../../../src/metrics/conventions/convention.ts";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";

it.each([
  ["dice", "dice"],
  ["iou", "jaccard"],
  ["specificity", "specificity"],
  ["hd", "hd"],
  ["hd100", "hd"],
  ["hd95", "percentile"],
  ["surface-dice@2mm", "surface-dice"],
  ["assd", "assd"],
  ["masd", null],
  ["volume-similarity", null],
  ["f2", null],
])("%s is of the group %s", (name, group) => {
  expect(groupOf(parseScoreName("test", name))).toBe(group);
});
