import { describe, expect, it } from "vitest";
import { diceLoss, presets, softmax, transpose } from "../../../src/index.ts";
import { dot, inputs, mean, sum } from "../inputs/presets-input.ts";

const { basic, weighted, multiclass } = presets.tensorflow;

describe.each(inputs)("presets.tensorflow, $name", ({ logits, labels, p, t }) => {
  const channelsLast = transpose(softmax(logits, { axis: 1 }), [0, 2, 3, 1]);
  const score = (a: number[], b: number[]) => (2 * dot(a, b) + 1e-6) / (sum(a) + sum(b) + 1e-6);
  /** One minus the mean over the batch of one class. */
  const ofClass = (c: number) => 1 - mean(p.map((rows, b) => score([...rows[c]!], [...t[b]![c]!])));

  it("basic pools the classes", () => {
    const expected = 1 - mean(p.map((rows, b) => score(rows.flat(), t[b]!.flat())));
    expect(diceLoss(channelsLast, labels, basic).item()).toBeCloseTo(expected, 12);
  });

  it("weighted sums the weighted losses of the classes", () => {
    const classWeights = [0.5, 2, 3];
    const expected = dot(classWeights, [0, 1, 2].map(ofClass));
    expect(diceLoss(channelsLast, labels, { ...weighted, classWeights }).item()).toBeCloseTo(expected, 12);
  });

  it("multiclass is the mean of the losses of the classes", () => {
    expect(diceLoss(channelsLast, labels, multiclass).item()).toBeCloseTo(mean([0, 1, 2].map(ofClass)), 12);
  });
});
