import { describe, expect, it } from "vitest";
import { diceFocalLoss, diceLoss, focalLoss } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectDigitsAtSaturation } from "./properties/voxel-properties.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2], f64);
const labels = labelMap([0, 1], [1, 2]);
// 1 − 1.5/2.25 and 1 − 1/1.75.
const dice = (1 / 3 + 3 / 7) / 2;
const focal = -(Math.log(0.75) / 16 + Math.log(0.5) / 4) / 2;

describe("value", () => {
  it.each([
    [{}, dice + focal],
    [{ diceWeight: 2, focalWeight: 3 }, 2 * dice + 3 * focal],
    [{ focalWeight: 0 }, dice],
    [{ diceWeight: 0 }, focal],
    [{ gamma: 1 }, dice - (Math.log(0.75) / 4 + Math.log(0.5) / 2) / 2],
    [{ includeBackground: false }, 3 / 7 + focal],
    [{ reduction: "sum" }, 2 * dice + 2 * focal],
  ] as const)("under %j is %f", (options, want) => {
    expect(diceFocalLoss(p, labels, { smooth: 0, ...options } as object).item()).toBeCloseTo(want, 14);
  });

  it("comes with its parts, each before its weight", () => {
    const logits = tensor([1, -2, 0.5, 3], [1, 2, 2], f64);
    const options = {
      activation: "sigmoid",
      gamma: 1.5,
      alpha: 0.25,
      diceWeight: 2,
      focalWeight: 3,
    } as const;
    const parts = diceFocalLoss(logits, labels, { ...options, parts: true });
    expect(parts.dice.item()).toBe(diceLoss(logits, labels, { activation: "sigmoid" }).item());
    expect(parts.focal.item()).toBe(
      focalLoss(logits, labels, { activation: "sigmoid", gamma: 1.5, alpha: 0.25 }).item(),
    );
    expect(parts.loss.item()).toBe(diceFocalLoss(logits, labels, options).item());
    expect(parts.loss.item()).toBe(2 * parts.dice.item() + 3 * parts.focal.item());
  });
});

describe("edges", () => {
  it("logits of ±30 keep their digits in float32", () => {
    expectDigitsAtSaturation(diceFocalLoss, { activation: "softmax" });
    expectDigitsAtSaturation(diceFocalLoss, { activation: "sigmoid", alpha: 0.75 });
  });
});

describe("errors", () => {
  it.each([
    [{ reduction: "none" }, 'reduction is "none", want "mean" or "sum"; the two losses differ in shape'],
    [{ focalWeight: -1 }, "focalWeight is -1, want a finite number from 0"],
    [{ gamma: -1 }, "gamma is -1, want a finite number from 0"],
    [{ alpha: 0.5 }, "alpha 0.5 has no meaning for classes that exclude each other; use classWeights"],
  ])("refuses %j, by its own name", (options, message) => {
    const run = () => diceFocalLoss(p, labels, options as object);
    expect(run).toThrow(new RangeError(`diceFocalLoss: ${message}`));
  });

  it.each(["crossEntropyWeight", "labelSmoothing", "beta"])("does not know %s", (option) => {
    expect(() => diceFocalLoss(p, labels, { [option]: 1 } as object)).toThrow(TypeError);
  });
});
