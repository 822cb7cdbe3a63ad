import { expect, it } from "vitest";
import { labelMap, lesionScores } from "../../../src/index.ts";
import { computeWhole } from "../../../src/workers/whole/whole-task.ts";

it("computes the function that the call names, with the mask that was sent", () => {
  const [prediction, target] = [labelMap([[1, 1, 0]]), labelMap([[1, 0, 1]])];
  const mask = labelMap([[1, 1, 0]]);
  const { value } = computeWhole({ name: "lesionScores", prediction, target, mask, options: { classes: 2 } });
  expect(value).toEqual(lesionScores(prediction, target, { classes: 2, mask }));
  expect(value).not.toEqual(lesionScores(prediction, target, { classes: 2 }));
});
