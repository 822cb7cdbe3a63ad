import { describe, expect, it } from "vitest";
import { binaryCrossEntropyLoss, valueAndGrad } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectDigitsAtSaturation } from "./properties/voxel-properties.ts";

const f64 = { dtype: "float64" } as const;
// Class 0 at the first voxel, class 1 at the second.
const p = tensor([0.75, 0.5, 0.25, 0.125], [1, 2, 2], f64);
const labels = labelMap([0, 1], [1, 2]);
const log = (x: number) => -Math.log(x);
const [a0, a1, b0, b1] = [log(0.75), log(0.5), log(0.75), log(0.125)] as const;

describe("value", () => {
  it.each([
    [{}, (a0 + a1 + b0 + b1) / 4],
    [{ reduction: "sum" }, a0 + a1 + b0 + b1],
    [{ positiveWeight: 3 }, (3 * a0 + a1 + b0 + 3 * b1) / 4],
    [{ classWeights: [2, 1] }, (2 * (a0 + b0) + a1 + b1) / 2 / 3],
    [{ classWeights: [2, 1], weightNormalization: "classes" }, (2 * (a0 + b0) + a1 + b1) / 2 / 2],
    [{ classWeights: [2, 1], weightNormalization: "none" }, (2 * (a0 + b0) + a1 + b1) / 2],
    [{ weightNormalization: "none" }, (a0 + a1 + b0 + b1) / 4],
    [{ includeBackground: false }, (a1 + b1) / 2],
    [{ includeBackground: false, classWeights: [9, 3] }, (a1 + b1) / 2],
    [{ mask: labelMap([1, 0], [1, 2]) }, (a0 + a1) / 2],
    [{ ignoreIndex: 0 }, (b0 + b1) / 2],
  ] as const)("under %j is %f", (options, want) => {
    expect(binaryCrossEntropyLoss(p, labels, options as object).item()).toBeCloseTo(want, 14);
  });

  it("without reduction has the prediction's layout, without class 0 if it is left out", () => {
    const whole = binaryCrossEntropyLoss(p, labels, { reduction: "none" });
    expect(whole.shape).toEqual([1, 2, 2]);
    expect([...whole.data]).toEqual([a0, a1, b0, b1].map((value) => expect.closeTo(value, 14)));
    const part = binaryCrossEntropyLoss(p, labels, { reduction: "none", includeBackground: false });
    expect(part.toArray()).toEqual([[[expect.closeTo(a1, 14)], [expect.closeTo(b1, 14)]]]);
    const first = { classAxis: 1, reduction: "none", includeBackground: false } as const;
    expect(binaryCrossEntropyLoss(p, labels, first).shape).toEqual([1, 1, 2]);
  });

  it("of logits is softplus, and its gradient σ − t", () => {
    const logits = tensor([Math.log(3), -Math.log(3)], [1, 2], f64);
    const { value, gradient } = valueAndGrad((x) =>
      binaryCrossEntropyLoss(x, labelMap([1, 1], [1, 2]), { activation: "sigmoid", classAxis: null }),
    )(logits);
    expect(value.item()).toBeCloseTo((log(0.75) + log(0.25)) / 2, 14);
    expect([...gradient.data]).toEqual([-0.125, -0.375].map((entry) => expect.closeTo(entry, 14)));
  });
});

describe("edges", () => {
  it("the logarithms are at least −100, with gradient 0 below", () => {
    const wrong = tensor([1, 0], [1, 2], f64);
    const { value, gradient } = valueAndGrad((x) =>
      binaryCrossEntropyLoss(x, labelMap([0, 1], [1, 2]), { classAxis: null }),
    )(wrong);
    expect(value.item()).toBeCloseTo(100, 12);
    expect(gradient.data.every((entry) => entry === 0)).toBe(true);
  });

  it("nothing counts: 0, and no gradient", () => {
    const { value, gradient } = valueAndGrad((x) =>
      binaryCrossEntropyLoss(x, labelMap([5, 5], [1, 2]), { ignoreIndex: 5 }),
    )(p);
    expect(value.item() + 0).toBe(0);
    expect(gradient.data.every((entry) => entry === 0)).toBe(true);
  });

  it("logits far out are finite", () => {
    const logits = tensor([1000, -1000], [1, 2], f64);
    const { value, gradient } = valueAndGrad((x) =>
      binaryCrossEntropyLoss(x, labelMap([0, 0], [1, 2]), { activation: "sigmoid", classAxis: null }),
    )(logits);
    expect(value.item()).toBe(500);
    expect([...gradient.data]).toEqual([0.5, 0]);
  });

  it("logits of ±30 keep their digits in float32, of both signs", () => {
    expectDigitsAtSaturation(binaryCrossEntropyLoss, { activation: "sigmoid" });
    const logits = tensor([30, -30], [1, 2]);
    const { gradient } = valueAndGrad((x) =>
      binaryCrossEntropyLoss(x, labelMap([1, 0], [1, 2]), { activation: "sigmoid", classAxis: null }),
    )(logits);
    // σ(−30)/2.
    const want = 4.678811484419651e-14;
    expect(Math.abs(gradient.data[0]! / want + 1)).toBeLessThan(1e-6);
    expect(Math.abs(gradient.data[1]! / want - 1)).toBeLessThan(1e-6);
  });
});

describe("far logits", () => {
  it("keep the digits of the logarithm", () => {
    const of = (logit: number, label: number) =>
      binaryCrossEntropyLoss(tensor([logit], [1, 1], f64), labelMap([label], [1, 1]), {
        activation: "sigmoid",
        classAxis: null,
      }).item();
    expect(of(-40, 1)).toBe(40);
    expect(of(-40, 0) / 4.248354255291589e-18).toBeCloseTo(1, 14);
  });
});

describe("errors", () => {
  it.each([
    [
      { activation: "softmax" },
      'activation is "softmax", want "none" or "sigmoid"; crossEntropyLoss takes classes that exclude each other',
    ],
    [{ positiveWeight: -1 }, "positiveWeight is -1, want a finite number from 0"],
    [{ absentClasses: "skip" }, "absentClasses has no meaning here, leave it out"],
    [{ classWeights: [1] }, "1 classWeights for 2 classes, want one for every class"],
    [
      { classAxis: 0 },
      "classAxis 0 of prediction shape [1, 2, 2], want 1 to 2, or negative from the end; axis 0 is the batch",
    ],
  ])("refuses %j", (options, message) => {
    const run = () => binaryCrossEntropyLoss(p, labels, options as object);
    expect(run).toThrow(new RangeError(`binaryCrossEntropyLoss: ${message}`));
  });

  it("refuses targets that are no probability, and options that are not its own", () => {
    const mask = tensor([255, 0, 0, 255], [1, 2, 2]);
    expect(() => binaryCrossEntropyLoss(p, mask)).toThrow(
      new RangeError(
        "binaryCrossEntropyLoss: target holds 255 at [0, 0, 0], want 0 to 1; divide a mask of 0 and 255 by 255",
      ),
    );
    expect(() => binaryCrossEntropyLoss(p, labels, { labelSmoothing: 0 } as object)).toThrow(TypeError);
  });
});
