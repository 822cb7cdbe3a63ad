import { describe, expect, it } from "vitest";
import { diceLoss, presets, softmax, transpose, tverskyLoss } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { dot, inputs, mean, perSampleAndClass, sum } from "../inputs/presets-input.ts";

const { dice, dicePerSample, dicePerClass, tversky } = presets.keras;

const kerasDice = (p: readonly number[], t: readonly number[]) =>
  1 - (2 * dot(p, t)) / (sum(t) + sum(p) + 1e-7);

describe.each(inputs)("presets.keras, $name", ({ logits, labels, p, t }) => {
  const channelsLast = transpose(softmax(logits, { axis: 1 }), [0, 2, 3, 1]);

  it("dice is one ratio of everything", () => {
    expect(diceLoss(channelsLast, labels, dice).item()).toBeCloseTo(kerasDice(p.flat(2), t.flat(2)), 12);
  });

  it("dicePerSample and dicePerClass take the axes (1, 2, 3) and (1, 2)", () => {
    const samples = mean(p.map((rows, b) => kerasDice(rows.flat(), t[b]!.flat())));
    expect(diceLoss(channelsLast, labels, dicePerSample).item()).toBeCloseTo(samples, 12);
    const classes = mean(perSampleAndClass({ p, t }, kerasDice));
    expect(diceLoss(channelsLast, labels, dicePerClass).item()).toBeCloseTo(classes, 12);
  });

  it.each([
    [0.5, 0.5],
    [0.2, 0.9],
  ])("tversky, alpha %f for false positives, beta %f for false negatives", (alpha, beta) => {
    const [a, b] = [p.flat(2), t.flat(2)];
    const falsePositives = sum(a.map((value, k) => value * (1 - b[k]!)));
    const falseNegatives = sum(a.map((value, k) => (1 - value) * b[k]!));
    const expected = 1 - dot(a, b) / (dot(a, b) + alpha * falsePositives + beta * falseNegatives + 1e-7);
    expect(tverskyLoss(channelsLast, labels, { ...tversky, alpha, beta }).item()).toBeCloseTo(expected, 12);
  });
});

it("presets.keras.dice gives the numbers of Keras's own example", () => {
  const target = tensor([1, 1, 0, 0, 1, 1, 0, 0], [2, 2, 2, 1]);
  const prediction = tensor([0, 1, 0, 1, 0.4, 0, 0, 0.9], [2, 2, 2, 1]);
  expect(diceLoss(prediction, target, dice).item()).toBeCloseTo(0.6164384, 6);
  const [first, second] = diceLoss(prediction, target, { ...dicePerSample, reduction: "none" }).data;
  expect(first).toBeCloseTo(0.5, 6);
  expect(second).toBeCloseTo(0.75757575, 6);
});
