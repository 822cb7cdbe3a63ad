import { describe, expect, it } from "vitest";
import { binaryCrossEntropyLoss, crossEntropyLoss, focalLoss, valueAndGrad } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectDigitsAtSaturation } from "./properties/voxel-properties.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.25, 0.75, 0.5, 0.5], [1, 2, 2], f64);
const labels = labelMap([1, 0], [1, 2]);
const one = tensor([0.25, 0.75], [1, 2], f64);
const binary = { classAxis: null } as const;
const log = (x: number) => -Math.log(x);

describe("value", () => {
  it.each([
    [{}, (log(0.75) / 16 + log(0.5) / 4) / 2],
    [{ gamma: 1 }, (log(0.75) / 4 + log(0.5) / 2) / 2],
    [{ gamma: 0.5 }, (log(0.75) / 2 + log(0.5) * Math.SQRT1_2) / 2],
    [{ classWeights: [3, 1] }, (log(0.75) / 16 + (3 * log(0.5)) / 4) / 4],
    [{ includeBackground: false }, log(0.75) / 16],
    [{ ignoreIndex: 1, reduction: "sum" }, log(0.5) / 4],
  ] as const)("of classes that exclude each other, under %j", (options, want) => {
    expect(focalLoss(p, labels, options as object).item()).toBeCloseTo(want, 14);
  });

  it.each([
    // Label 1 at p = 0.25, label 0 at p = 0.75: both are wrong by 0.75.
    [{}, log(0.25) * 0.5625],
    [{ gamma: 1 }, log(0.25) * 0.75],
    [{ alpha: 0.25 }, ((0.25 + 0.75) / 2) * log(0.25) * 0.5625],
    [{ alpha: 0.25, ignoreIndex: 0 }, 0.25 * log(0.25) * 0.5625],
    [{ alpha: 1, ignoreIndex: 0 }, log(0.25) * 0.5625],
    [{ alpha: 1, ignoreIndex: 1 }, 0],
  ])("of one class, under %j", (options, want) => {
    expect(focalLoss(one, labels, { ...binary, ...options }).item()).toBeCloseTo(want, 14);
  });

  it("is binary with sigmoid, each class on its own", () => {
    const logits = tensor([0, Math.log(3), 0, 0], [1, 2, 2], f64);
    const options = { activation: "sigmoid", gamma: 1, reduction: "none" } as const;
    const want = [log(0.5) / 2, log(0.75) / 4, log(0.5) / 2, log(0.5) / 2];
    expect([...focalLoss(logits, labels, options).data]).toEqual(
      want.map((entry) => expect.closeTo(entry, 14)),
    );
    expect(focalLoss(logits, labels, options).shape).toEqual([1, 2, 2]);
    expect(focalLoss(logits, labels, { ...options, activation: "softmax" }).shape).toEqual([1, 2]);
  });

  it("is cross entropy at γ = 0, in either form", () => {
    expect(focalLoss(p, labels, { gamma: 0 }).item()).toBe(crossEntropyLoss(p, labels).item());
    const logits = { activation: "sigmoid", classAxis: null } as const;
    expect(focalLoss(one, labels, { ...logits, gamma: 0 }).item()).toBe(
      binaryCrossEntropyLoss(one, labels, logits).item(),
    );
  });
});

describe("edges", () => {
  it.each([0, 0.25, 0.5, 1, 2])("beside saturated logits the gradient is finite, γ = %f", (gamma) => {
    for (const activation of ["softmax", "sigmoid"] as const) {
      for (const size of [30, 60, 1000]) {
        const logits = tensor([size, -size, -size, size], [1, 2, 2], f64);
        for (const target of [labels, labelMap([0, 1], [1, 2])]) {
          const { value, gradient } = valueAndGrad((x) => focalLoss(x, target, { activation, gamma }))(
            logits,
          );
          expect(Number.isFinite(value.item())).toBe(true);
          expect(gradient.data.every(Number.isFinite)).toBe(true);
        }
      }
    }
  });

  it.each([0, 0.5, 2])("at probabilities of 0 and 1 too, γ = %f", (gamma) => {
    const certain = tensor([1, 0, 0, 1], [1, 2, 2], f64);
    const { value, gradient } = valueAndGrad((x) => focalLoss(x, labelMap([0, 0], [1, 2]), { gamma }))(
      certain,
    );
    expect(value.item()).toBeCloseTo(50, 12);
    expect(gradient.data.every(Number.isFinite)).toBe(true);
  });

  it("1 − p keeps its digits beside a saturated logit", () => {
    const saturated = tensor([30], [1, 1], f64);
    const yes = labelMap([1], [1, 1]);
    const others = Math.exp(-30) / (1 + Math.exp(-30));
    const loss = focalLoss(saturated, yes, { activation: "sigmoid", classAxis: null }).item();
    expect(loss / (others ** 2 * Math.log1p(Math.exp(-30)))).toBeCloseTo(1, 12);
    // Where 1 − p rounds to 0 its power would take the gradient away.
    const far = tensor([30, -30], [1, 1, 2], f64);
    const { gradient } = valueAndGrad((x) =>
      focalLoss(x, labelMap([0], [1, 1]), { activation: "softmax", gamma: 0.5 }),
    )(far);
    expect(gradient.data[1]! / Math.exp(-60) ** 1.5).toBeGreaterThan(0.99);
  });

  it("and so does the gradient of the true class under softmax", () => {
    const { gradient } = valueAndGrad((x) =>
      focalLoss(x, labelMap([0], [1, 1]), { activation: "softmax", gamma: 0.5 }),
    )(tensor([15, -15], [1, 1, 2], f64));
    // (1 − p)^γ·(−log p) is (1 − p)^1.5 there.
    const want = 1.5 * Math.exp(-30) ** 1.5;
    expect(gradient.data[1]! / want).toBeCloseTo(1, 6);
    expect(gradient.data[0]! / want).toBeCloseTo(-1, 6);
  });

  it("logits of ±30 keep their digits in float32", () => {
    for (const gamma of [0, 0.5, 1, 2]) {
      expectDigitsAtSaturation(focalLoss, { activation: "softmax", gamma });
      expectDigitsAtSaturation(focalLoss, { activation: "sigmoid", gamma, alpha: 0.25 });
    }
  });

  it("nothing counts: 0, and no gradient", () => {
    const options = { mask: labelMap([0, 0], [1, 2]), gamma: 0.5 };
    const { value, gradient } = valueAndGrad((x) => focalLoss(x, labels, options))(p);
    expect(value.item() + 0).toBe(0);
    expect(gradient.data.every((entry) => entry === 0)).toBe(true);
  });
});

describe("errors", () => {
  it.each([
    [{ gamma: -1 }, "gamma is -1, want a finite number from 0"],
    [{ alpha: 1.5 }, "alpha is 1.5, want 0 to 1"],
    [{ alpha: 0.25 }, "alpha 0.25 has no meaning for classes that exclude each other; use classWeights"],
    [
      { alpha: 0.25, activation: "softmax" },
      "alpha 0.25 has no meaning for classes that exclude each other; use classWeights",
    ],
    [{ batch: true }, "batch has no meaning here, leave it out"],
  ])("refuses %j", (options, message) => {
    expect(() => focalLoss(p, labels, options as object)).toThrow(new RangeError(`focalLoss: ${message}`));
  });

  it("refuses softmax over one class", () => {
    expect(() =>
      focalLoss(tensor([0.5], [1, 1, 1]), labelMap([1], [1, 1]), { activation: "softmax" }),
    ).toThrow(/^focalLoss: softmax over one class is 1 everywhere/);
  });
});
