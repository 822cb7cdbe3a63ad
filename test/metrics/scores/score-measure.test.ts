import { expect, it } from "vitest";
import { isLowerBetter, isSigned, unitOf } from "../../../src/metrics/scores/score-measure.ts";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";

it.each([
  ["dice", "", false, false],
  ["mcc", "", false, false],
  ["hd95", "mm", true, false],
  ["lesion-hd95", "mm", true, false],
  ["balanced-ahd", "mm", true, false],
  ["centre-distance", "mm", true, false],
  ["volume-difference", "ml", true, true],
  ["absolute-volume-difference", "ml", true, false],
  ["relative-volume-difference", "%", true, true],
])("%s has the unit %j", (name, unit, lower, signed) => {
  const score = parseScoreName("f", name);
  expect([unitOf(score), isLowerBetter(score), isSigned(score)]).toEqual([unit, lower, signed]);
});
