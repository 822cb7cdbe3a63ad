import { describe, expect, it } from "vitest";
import { diceLoss, focalTverskyLoss, jaccardLoss, presets, tverskyLoss } from "../../../src/index.ts";
import { distance, inputs, mean, pooled, sum } from "../inputs/presets-input.ts";

const { jdt } = presets;

describe.each(inputs)("presets.jdt, $name", ({ logits, labels, p, t }) => {
  const [predictions, targets] = [pooled(p), pooled(t)];
  const present = [0, 1, 2].filter((c) => sum(targets[c]!) > 0);

  const loss = (c: number, alpha: number, beta: number) => {
    const [a, b] = [predictions[c]!, targets[c]!];
    const truePositives = (sum(a) + sum(b) - distance(a, b)) / 2;
    const [falsePositives, falseNegatives] = [sum(a) - truePositives, sum(b) - truePositives];
    const below = truePositives + alpha * falsePositives + beta * falseNegatives;
    return 1 - (truePositives + 1e-3) / (below + 1e-3);
  };

  it("jaccard, and tversky with its own weights", () => {
    const expected = mean(present.map((c) => loss(c, 1, 1)));
    expect(jaccardLoss(logits, labels, jdt.jaccard).item()).toBeCloseTo(expected, 12);
    expect(tverskyLoss(logits, labels, jdt.tversky).item()).toBeCloseTo(expected, 12);
    expect(focalTverskyLoss(logits, labels, jdt.focalTversky).item()).toBeCloseTo(expected, 12);
  });

  it("dice", () => {
    const expected = mean(present.map((c) => loss(c, 0.5, 0.5)));
    expect(diceLoss(logits, labels, jdt.dice).item()).toBeCloseTo(expected, 12);
  });

  it("dice does not normalize class weights", () => {
    const classWeights = [10, 1, 2];
    const expected = mean(present.map((c) => classWeights[c]! * loss(c, 0.5, 0.5)));
    expect(diceLoss(logits, labels, { ...jdt.dice, classWeights }).item()).toBeCloseTo(expected, 12);
  });

  it("focalTversky takes the power of each class", () => {
    const expected = mean(present.map((c) => loss(c, 0.2, 0.9) ** 2));
    const options = { ...jdt.focalTversky, alpha: 0.2, beta: 0.9, gamma: 2 };
    expect(focalTverskyLoss(logits, labels, options).item()).toBeCloseTo(expected, 12);
  });
});
