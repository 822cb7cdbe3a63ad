import { describe, expect, it } from "vitest";
import {
  crossEntropyLoss,
  diceLoss,
  focalTverskyLoss,
  labelMap,
  tensor,
  valueAndGrad,
} from "../../../src/index.ts";
import { dicePlan } from "../../../src/losses/dice.ts";
import { computeLoss, specOf, takeSums } from "../../../src/losses/sums/loss-plan.ts";

const prediction = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2], { dtype: "float64" });
const target = labelMap([0, 1], [1, 2]);

it("is a formula over sums of one pass", () => {
  const plan = dicePlan(prediction, target, { smooth: 0 });
  expect(specOf(plan)).toMatchObject({ activation: "none", overlap: "products", terms: null, classAxis: -1 });
  const sums = takeSums(plan);
  const { overlap, predicted, actual } = sums;
  expect([overlap, predicted, actual].map((x) => x.toArray())).toEqual([
    [[0.75, 0.5]],
    [[1.25, 0.75]],
    [[1, 1]],
  ]);
  expect(plan.formula(sums).item()).toBe(computeLoss(plan).item());
});

describe("a loss that is not a finite number", () => {
  const far = tensor([1.7e308, -1.7e308], [1, 1, 2], { dtype: "float64" });

  it("is right where it can be, and otherwise an error", () => {
    const options = { activation: "softmax" } as const;
    const { value, gradient } = valueAndGrad((x) => crossEntropyLoss(x, labelMap([0], [1, 1]), options))(far);
    expect(value.item()).toBe(0);
    expect([...gradient.data].map(Math.abs)).toEqual([0, 0]);
    expect(() => crossEntropyLoss(far, labelMap([1], [1, 1]), options)).toThrow(
      new RangeError(
        "crossEntropyLoss: the loss is Infinity, beyond the range of numbers; make its weights or its logits smaller",
      ),
    );
    expect(crossEntropyLoss(far, labelMap([1], [1, 1]), { ...options, validate: false }).item()).toBe(
      Infinity,
    );
  });

  it("cannot come from large weights and exponents", () => {
    const huge = { classWeights: [4e299, 4e299] };
    expect(diceLoss(prediction, target, huge).item()).toBeCloseTo(diceLoss(prediction, target).item(), 14);
    expect(focalTverskyLoss(prediction, target, { alpha: 1e300, beta: 1e300, gamma: 1 }).item()).toBe(1);
    expect(() => focalTverskyLoss(prediction, target, { alpha: 1e308 })).toThrow(
      "focalTverskyLoss: alpha is 1e+308, want at most 1e+300",
    );
  });
});
