import { describe, expect, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  diceCrossEntropyLoss,
  diceLoss,
  grad,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectDigitsAtSaturation } from "./properties/voxel-properties.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2], f64);
const labels = labelMap([0, 1], [1, 2]);
// 1 − 1.5/2.25 and 1 − 1/1.75.
const dice = (1 / 3 + 3 / 7) / 2;
const crossEntropy = -(Math.log(0.75) + Math.log(0.5)) / 2;

describe("value", () => {
  it.each([
    [{}, dice + crossEntropy],
    [{ diceWeight: 2, crossEntropyWeight: 3 }, 2 * dice + 3 * crossEntropy],
    [{ crossEntropyWeight: 0 }, dice],
    [{ diceWeight: 0 }, crossEntropy],
    // The background leaves the Dice part alone.
    [{ includeBackground: false }, 3 / 7 + crossEntropy],
    [{ average: "micro" }, 1 - 2.5 / 4 + crossEntropy],
    [{ classWeights: [1, 3] }, (1 / 3 + 9 / 7) / 4 - (Math.log(0.75) + 3 * Math.log(0.5)) / 4],
    [{ reduction: "sum" }, 2 * dice + 2 * crossEntropy],
  ] as const)("under %j is %f", (options, want) => {
    expect(diceCrossEntropyLoss(p, labels, { smooth: 0, ...options } as object).item()).toBeCloseTo(want, 14);
  });

  it("comes with its parts, each before its weight", () => {
    const options = { diceWeight: 2, crossEntropyWeight: 3, smooth: 0.5, batch: true } as const;
    const parts = diceCrossEntropyLoss(p, labels, { ...options, parts: true });
    expect(parts.dice.item()).toBe(diceLoss(p, labels, { smooth: 0.5, batch: true }).item());
    expect(parts.crossEntropy.item()).toBe(crossEntropyLoss(p, labels).item());
    expect(parts.loss.item()).toBe(diceCrossEntropyLoss(p, labels, options).item());
    expect(parts.loss.item()).toBe(2 * parts.dice.item() + 3 * parts.crossEntropy.item());
  });

  it.each([
    ["sigmoid", tensor([1, -2, 0.5, 3], [1, 2, 2], f64), { activation: "sigmoid" }],
    ["no class axis", tensor([0.75, 0.25], [1, 2], f64), { classAxis: null }],
    ["one class", tensor([0.75, 0.25], [1, 2, 1], f64), {}],
    ["one class in front", tensor([0.75, 0.25], [1, 1, 2], f64), { classAxis: 1 }],
  ] as const)("has a binary cross entropy: %s", (_, prediction, options) => {
    const { crossEntropy } = diceCrossEntropyLoss(prediction, labels, { ...options, parts: true });
    expect(crossEntropy.item()).toBe(binaryCrossEntropyLoss(prediction, labels, options).item());
  });
});

describe("edges", () => {
  it("skips an absent class in the Dice part alone", () => {
    const both = labelMap([0, 0], [1, 2]);
    const parts = diceCrossEntropyLoss(p, both, { smooth: 0, absentClasses: "skip", parts: true });
    expect(parts.dice.item()).toBeCloseTo(1 - 2.5 / 3.25, 14);
    expect(parts.crossEntropy.item()).toBe(crossEntropyLoss(p, both).item());
  });

  it("logits of ±30 keep their digits in float32", () => {
    expectDigitsAtSaturation(diceCrossEntropyLoss, { activation: "softmax" });
    expectDigitsAtSaturation(diceCrossEntropyLoss, { activation: "sigmoid" });
  });

  it("nothing counts: no gradient", () => {
    const slopes = grad((x) => diceCrossEntropyLoss(x, labelMap([9, 9], [1, 2]), { ignoreIndex: 9 }))(p);
    expect(slopes.data.every((entry) => entry === 0)).toBe(true);
  });
});

describe("errors", () => {
  it.each([
    [{ reduction: "none" }, 'reduction is "none", want "mean" or "sum"; the two losses differ in shape'],
    [{ crossEntropyWeight: -1 }, "crossEntropyWeight is -1, want a finite number from 0"],
    [{ activation: "relu" }, 'activation is "relu", want "none" or "sigmoid" or "softmax"'],
    [{ classWeights: [1, 2, 3] }, "3 classWeights for 2 classes, want one for every class"],
  ])("refuses %j, by its own name", (options, message) => {
    const run = () => diceCrossEntropyLoss(p, labels, options as object);
    expect(run).toThrow(new RangeError(`diceCrossEntropyLoss: ${message}`));
  });

  it.each(["gamma", "labelSmoothing", "positiveWeight", "focalWeight"])("does not know %s", (option) => {
    expect(() => diceCrossEntropyLoss(p, labels, { [option]: 1 } as object)).toThrow(TypeError);
  });

  it.each([undefined, null, [0.5]])("refuses %j as a prediction", (prediction) => {
    const run = () => diceCrossEntropyLoss(prediction as never, labels);
    expect(run).toThrow(TypeError);
    expect(run).toThrow(/^diceCrossEntropyLoss: prediction is /);
  });
});
