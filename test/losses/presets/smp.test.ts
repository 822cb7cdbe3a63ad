import { describe, expect, it } from "vitest";
import {
  diceLoss,
  focalTverskyLoss,
  jaccardLoss,
  logDiceLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  oneHot,
  presets,
  tverskyLoss,
} from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { distance, inputs, lovasz, mean, pooled, sum } from "../inputs/presets-input.ts";

const { smp } = presets;

describe.each(inputs)("presets.smp, $name", ({ logits, labels, x, p, t }) => {
  const [predictions, targets] = [pooled(p), pooled(t)];
  const isPresent = targets.map((row) => sum(row) > 0);

  const score = (c: number, alpha: number, beta: number) => {
    const [a, b] = [predictions[c]!, targets[c]!];
    const truePositives = (sum(a) + sum(b) - distance(a, b)) / 2;
    const [falsePositives, falseNegatives] = [sum(a) - truePositives, sum(b) - truePositives];
    return truePositives / Math.max(truePositives + alpha * falsePositives + beta * falseNegatives, 1e-7);
  };
  /** The mean over all classes, in which an absent one is 0. */
  const meanOf = (loss: (c: number) => number) => mean(isPresent.map((is, c) => (is ? loss(c) : 0)));

  it("dice", () => {
    const expected = meanOf((c) => 1 - score(c, 0.5, 0.5));
    expect(diceLoss(logits, labels, smp.dice).item()).toBeCloseTo(expected, 12);
  });

  it("logDice", () => {
    const expected = meanOf((c) => -Math.log(Math.max(score(c, 0.5, 0.5), 1e-7)));
    expect(logDiceLoss(logits, labels, smp.logDice).item()).toBeCloseTo(expected, 12);
  });

  it("jaccard", () => {
    const expected = meanOf((c) => 1 - score(c, 1, 1));
    expect(jaccardLoss(logits, labels, smp.jaccard).item()).toBeCloseTo(expected, 12);
  });

  it.each([
    [0.5, 0.5],
    [0.1, 0.9],
  ])("tversky, α = %f and β = %f", (alpha, beta) => {
    const expected = meanOf((c) => 1 - score(c, alpha, beta));
    expect(tverskyLoss(logits, labels, { ...smp.tversky, alpha, beta }).item()).toBeCloseTo(expected, 12);
  });

  it("focalTversky takes the power of each class", () => {
    const expected = meanOf((c) => (1 - score(c, 0.5, 0.5)) ** 2);
    const options = { ...smp.focalTversky, gamma: 2 };
    expect(focalTverskyLoss(logits, labels, options).item()).toBeCloseTo(expected, 12);
    const plain = focalTverskyLoss(logits, labels, smp.focalTversky).item();
    expect(plain).toBeCloseTo(tverskyLoss(logits, labels, smp.tversky).item(), 12);
  });

  it("lovaszSoftmax is the mean over the classes that are present", () => {
    const losses = predictions.map((row, c) => {
      const errors = row.map((value, k) => Math.abs(targets[c]![k]! - value));
      return lovasz(errors, targets[c]!);
    });
    const expected = mean(losses.filter((_, c) => isPresent[c]));
    expect(lovaszSoftmaxLoss(logits, labels, smp.lovaszSoftmax).item()).toBeCloseTo(expected, 12);
  });

  it("lovaszHinge sorts everything at once", () => {
    const target = t.flat(2);
    const errors = x.flat(2).map((value, k) => Math.max(0, 1 - value * (2 * target[k]! - 1)));
    const expected = lovasz(errors, target);
    const options = smp.lovaszHinge;
    expect(lovaszHingeLoss(logits, oneHot(labels, 3, { classAxis: 1 }), options).item()).toBeCloseTo(
      expected,
      12,
    );
  });
});

it("presets.smp has a denominator of at least 1e-7 beside the intersection", () => {
  const tiny = tensor(Float64Array.of(1e-8), [1, 1]);
  const options = { ...presets.smp.dice, classAxis: null, activation: "none" } as const;
  expect(diceLoss(tiny, tiny, options).item()).toBeCloseTo(1 - 1e-8 / 1e-7, 12);
});
