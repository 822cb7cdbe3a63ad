import { describe, expect, it } from "vitest";
import { diceLoss, subtract } from "../../../src/index.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { readLoss } from "../../../src/losses/read/read-loss.ts";
import { computeLoss } from "../../../src/losses/sums/loss-plan.ts";
import { overlapPlan } from "../../../src/losses/sums/overlap-plan.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const p = tensor([0.9, 0.1, 0.4, 0.6], [1, 2, 2], { dtype: "float64" });
const t = labelMap([0, 1], [1, 2]);

describe("overlapPlan", () => {
  it("hands the formula sums of [samples, classes], and reduces its losses", () => {
    const input = readLoss(readLossOptions("size", { reduction: "none" }), p, t);
    const size = computeLoss(overlapPlan(input, ({ predicted, actual }) => subtract(predicted, actual)));
    expect(size.shape).toEqual([1, 2]);
    expect(Array.from(size.data, (value) => value.toFixed(12))).toEqual([
      "0.300000000000",
      "-0.300000000000",
    ]);
  });

  it.each([
    [
      "an axis that is not there",
      p,
      t,
      { classAxis: 3 },
      "diceLoss: classAxis 3 of prediction shape [1, 2, 2], want 1 to 2, or negative from the end; axis 0 is the batch",
    ],
    [
      "the batch as classes",
      p,
      t,
      { classAxis: 0 },
      "diceLoss: classAxis 0 of prediction shape [1, 2, 2], want 1 to 2, or negative from the end; axis 0 is the batch",
    ],
    [
      "a target of another shape",
      p,
      tensor([1, 0], [1, 2]),
      {},
      "diceLoss: target shape [1, 2] differs from prediction shape [1, 2, 2]; labels are a LabelMap, which labelMap(values, shape) makes",
    ],
    [
      "labels with the classes left in",
      p,
      labelMap([0, 1, 1, 0], [1, 2, 2]),
      {},
      "diceLoss: target shape [1, 2, 2] differs from [1, 2], the prediction without its classes",
    ],
    [
      "a label that is no class",
      p,
      labelMap([0, 2], [1, 2]),
      {},
      "diceLoss: target holds label 2 at [0, 1], want 0 to 1; ignoreIndex leaves a label out",
    ],
    [
      "a mask of 255",
      tensor([0.5, 0.5], [1, 2]),
      labelMap([0, 255], [1, 2]),
      { classAxis: null },
      "diceLoss: target holds label 255 at [0, 1], want 0 to 1; divide a mask of 0 and 255 by 255",
    ],
    [
      "a soft target of 255",
      tensor([0.5, 0.5], [1, 2]),
      tensor([0, 255], [1, 2]),
      { classAxis: null },
      "diceLoss: target holds 255 at [0, 1], want 0 to 1; divide a mask of 0 and 255 by 255",
    ],
    [
      "a probability of 1.5",
      tensor([0.5, 1.5], [1, 2]),
      labelMap([0, 1], [1, 2]),
      { classAxis: null },
      'diceLoss: prediction holds 1.5 at [0, 1], want 0 to 1; activation "sigmoid" or "softmax" takes logits',
    ],
    [
      "a probability of NaN",
      tensor([0.5, Number.NaN], [1, 2]),
      labelMap([0, 1], [1, 2]),
      { classAxis: null },
      "diceLoss: prediction holds NaN at [0, 1], want 0 to 1",
    ],
    [
      "a logit of NaN",
      tensor([0.5, Number.NaN], [1, 2]),
      labelMap([0, 1], [1, 2]),
      { classAxis: null, activation: "sigmoid" },
      "diceLoss: prediction holds the logit NaN at [0, 1], want finite numbers",
    ],
    [
      "a logit of infinity",
      tensor([0.5, 1, Infinity, 2], [1, 2, 2]),
      labelMap([0, 1], [1, 2]),
      { activation: "softmax" },
      "diceLoss: prediction holds the logit Infinity at [0, 1, 0], want finite numbers",
    ],
    [
      "a logit of minus infinity",
      tensor([0.5, 1, -Infinity, 2], [1, 2, 2]),
      labelMap([0, 1], [1, 2]),
      { activation: "sigmoid" },
      "diceLoss: prediction holds the logit -Infinity at [0, 1, 0], want finite numbers",
    ],
    [
      "softmax over one class",
      tensor([0.5], [1, 1]),
      labelMap([0], [1]),
      { activation: "softmax" },
      'diceLoss: softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one',
    ],
    [
      "no class",
      tensor([0.5], [1, 1]),
      labelMap([0], [1]),
      { includeBackground: false },
      "diceLoss: includeBackground is false, and class 0 is the only class",
    ],
    [
      "a mask of another shape",
      p,
      t,
      { mask: labelMap([1, 1]) },
      "diceLoss: mask shape [2] differs from [1, 2], the prediction without its classes",
    ],
  ] as const)("refuses %s", (_, prediction, target, options, message) => {
    const before = prediction.data.slice();
    expect(() => diceLoss(prediction, target, options)).toThrow(new RangeError(message));
    expect(prediction.data).toEqual(before);
  });

  it("refuses ignoreIndex with a target that has no labels", () => {
    expect(() => diceLoss(p, p, { ignoreIndex: 1 })).toThrow(
      new TypeError("diceLoss: ignoreIndex 1 needs a LabelMap target; mask leaves out voxels of a Tensor"),
    );
  });

  it("accepts an infinite logit where it does not count, and under validate: false", () => {
    const logits = tensor([0.5, 1, -Infinity, 2], [1, 2, 2]);
    const options = { activation: "softmax", mask: labelMap([1, 0], [1, 2]) } as const;
    expect(Number.isFinite(diceLoss(logits, t, options).item())).toBe(true);
    expect(Number.isFinite(diceLoss(logits, t, { activation: "softmax", validate: false }).item())).toBe(
      true,
    );
  });

  it("raises a sum that rounding took below 0, so that it cannot cancel the smoothing", () => {
    // Σ p = −2e-6 would take the denominator 2e-6 away.
    const below = tensor([-1e-6, -1e-6], [1, 2, 1], { dtype: "float64" });
    const none = labelMap([0, 0], [1, 2]);
    expect(diceLoss(below, none, { smooth: 2e-6 }).item()).toBe(0);
    expect(diceLoss(below, none, { smooth: { denominator: 4e-6, numerator: 1e-6 } }).item()).toBe(0.75);
  });

  it("looks at no value under validate: false", () => {
    expect(
      diceLoss(tensor([1.5], [1, 1]), tensor([1], [1, 1]), { validate: false, smooth: 0 }).item(),
    ).toBeCloseTo(-0.2, 12);
  });
});
