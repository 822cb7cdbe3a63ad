import { describe, expect, it } from "vitest";
import * as softdice from "../../../src/index.ts";
import { isReadOnce, type ParallelLoss, planOfLoss } from "../../../src/workers/loss/parallel-losses.ts";
import { ALL_LOSSES } from "../../losses/properties/all-losses.ts";

const losses = ALL_LOSSES.map(({ name, loss }) => [name, loss] as [string, ParallelLoss]);
const prediction = softdice.tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2]);
const target = softdice.labelMap([0, 1], [1, 2]);

it("are all losses of the library but those that sort voxels or look at neighbours", () => {
  const whole = losses.filter(([, loss]) => planOfLoss(loss) === null).map(([name]) => name);
  expect(whole).toEqual(ALL_LOSSES.filter(({ ofSums }) => !ofSums).map(({ name }) => name));
  const all = Object.keys(softdice).filter((name) => name.endsWith("Loss"));
  expect(ALL_LOSSES.map(({ name }) => name)).toEqual(all.sort());
  expect(planOfLoss("diceLoss")).toBe(null);
});

describe.each(losses.filter(([, loss]) => planOfLoss(loss) !== null))("%s", (name, loss) => {
  it("has its own two halves", () => {
    const plan = planOfLoss(loss)!(prediction, target, {});
    expect(plan.input.settings.name).toBe(name);
    expect(() => planOfLoss(loss)!(prediction, target, { smooht: 1 })).toThrow(
      `${name}: unknown option "smooht"`,
    );
  });

  it("is read once if it is a formula of overlap sums, and the prediction contains probabilities", () => {
    const ofVoxels = /crossEntropy|focalLoss|Focal|CrossEntropy/.test(name);
    expect(isReadOnce(planOfLoss(loss)!(prediction, target, {}))).toBe(!ofVoxels);
    if (!ofVoxels)
      expect(isReadOnce(planOfLoss(loss)!(prediction, target, { activation: "softmax" }))).toBe(false);
  });
});
