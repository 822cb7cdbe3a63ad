import { describe, expect, it } from "vitest";
import { crossEntropyLoss, grad, valueAndGrad } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectDigitsAtSaturation } from "./properties/voxel-properties.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.25, 0.75, 0.5, 0.5], [1, 2, 2], f64);
const labels = labelMap([1, 0], [1, 2]);
const [a, b] = [-Math.log(0.75), -Math.log(0.5)];

describe("value", () => {
  it.each([
    [{}, (a + b) / 2],
    [{ reduction: "sum" }, a + b],
    [{ classWeights: [2, 1] }, (a + 2 * b) / 3],
    [{ classWeights: [2, 1], weightNormalization: "classes" }, (a + 2 * b) / 4],
    [{ classWeights: [2, 1], weightNormalization: "none" }, (a + 2 * b) / 2],
    [{ classWeights: [2, 1], reduction: "sum" }, a + 2 * b],
    [{ weightNormalization: "none" }, (a + b) / 2],
    [{ includeBackground: false }, a],
    [{ includeBackground: false, classWeights: [9, 3], weightNormalization: "classes" }, (3 * a) / 2],
    // What is spread goes to all classes, the background too.
    [{ labelSmoothing: 0.2, includeBackground: false }, 0.9 * a + 0.1 * b],
    [{ mask: labelMap([0, 7], [1, 2]) }, b],
    [{ ignoreIndex: 0 }, a],
    [{ labelSmoothing: 0.2 }, (0.9 * a - 0.1 * Math.log(0.25) + b) / 2],
    // The mean is divided by the weights of the true classes, as if nothing were smoothed.
    [
      { labelSmoothing: 0.2, classWeights: [2, 1] },
      (0.9 * a - 0.2 * Math.log(0.25) + 0.9 * 2 * b + 0.1 * b) / 3,
    ],
  ] as const)("under %j is %f", (options, want) => {
    expect(crossEntropyLoss(p, labels, options as object).item()).toBeCloseTo(want, 14);
  });

  it("without reduction is a map of voxels, 0 where one does not count", () => {
    const loss = crossEntropyLoss(p, labels, { reduction: "none", ignoreIndex: 0, classWeights: [1, 5] });
    expect(loss.shape).toEqual([1, 2]);
    expect([...loss.data]).toEqual([expect.closeTo(5 * a, 14), expect.closeTo(0, 300)]);
  });

  it("of soft targets lies between those of labels", () => {
    const soft = tensor([0.25, 0.75, 1, 0], [1, 2, 2], f64);
    const want = (0.75 * a - 0.25 * Math.log(0.25) + b) / 2;
    expect(crossEntropyLoss(p, soft).item()).toBeCloseTo(want, 14);
  });

  it("is the mean over the voxels of the batch at once, not over samples", () => {
    const batch = tensor([0.25, 0.75, 0.5, 0.5, 0.125, 0.875, 0.5, 0.5], [2, 2, 2], f64);
    const loss = crossEntropyLoss(batch, labelMap([1, 0, 0, 9], [2, 2]), { ignoreIndex: 9 });
    expect(loss.item()).toBeCloseTo((a + b - Math.log(0.125)) / 3, 14);
  });
});

describe("edges", () => {
  it("the logarithm of a probability is at least −100, with gradient 0 below", () => {
    const certain = tensor([1, 0, 0, 1], [1, 2, 2], f64);
    const { value, gradient } = valueAndGrad((x) => crossEntropyLoss(x, labelMap([1, 1], [1, 2])))(certain);
    expect(value.item()).toBeCloseTo(50, 12);
    expect([...gradient.data].map((entry) => entry + 0)).toEqual([0, 0, 0, -0.5]);
  });

  it.each([
    ["ignored", { ignoreIndex: 0 }],
    ["masked", { mask: labelMap([0, 0], [1, 2]), labelSmoothing: 0.1 }],
    ["of the background that is left out", { includeBackground: false }],
  ])("all voxels %s: 0, and no gradient", (_, options) => {
    const { value, gradient } = valueAndGrad((x) => crossEntropyLoss(x, labelMap([0, 0], [1, 2]), options))(
      p,
    );
    expect(value.item() + 0).toBe(0);
    expect(gradient.data.every((entry) => entry === 0)).toBe(true);
  });

  it("a voxel that does not count may hold anything", () => {
    const broken = tensor([0.25, 0.75, Number.NaN, 7], [1, 2, 2], f64);
    const { value, gradient } = valueAndGrad((x) => crossEntropyLoss(x, labels, { ignoreIndex: 0 }))(broken);
    expect(value.item()).toBeCloseTo(a, 14);
    expect([...gradient.data].map((entry) => entry + 0)).toEqual([0, expect.closeTo(-1 / 0.75, 13), 0, 0]);
  });

  it("logits far apart are finite, and the gradient is p − t", () => {
    const logits = tensor([1000, -1000, 0, Math.log(3)], [1, 2, 2], f64);
    const { value, gradient } = valueAndGrad((x) => crossEntropyLoss(x, labels, { activation: "softmax" }))(
      logits,
    );
    expect(value.item()).toBeCloseTo((2000 + Math.log(4)) / 2, 12);
    const want = [0.5, -0.5, -0.375, 0.375].map((entry) => expect.closeTo(entry, 14));
    expect([...gradient.data]).toEqual(want);
  });

  const pastTruth = (size: number) =>
    valueAndGrad((x) => crossEntropyLoss(x, labelMap([0], [1, 1]), { activation: "softmax" }))(
      tensor([size, -size], [1, 1, 2], f64),
    );

  it.each([5, 15, 30])(
    "beside a logit of %i the true class keeps its digits: p − t is minus the others",
    (size) => {
      const { gradient } = pastTruth(size);
      const other = Math.exp(-2 * size) / (1 + Math.exp(-2 * size));
      expect(gradient.data[1]! / other).toBeCloseTo(1, 10);
      expect(gradient.data[0]! / other).toBeCloseTo(-1, 10);
    },
  );

  it.each([15, 30])("beside a logit of %i so does the loss", (size) => {
    expect(pastTruth(size).value.item() / Math.log1p(Math.exp(-2 * size))).toBeCloseTo(1, 10);
  });

  it("logits of ±30 keep their digits in float32", () => {
    expectDigitsAtSaturation(crossEntropyLoss, { activation: "softmax" });
    expectDigitsAtSaturation(crossEntropyLoss, {
      activation: "softmax",
      classWeights: [0.2, 3],
      labelSmoothing: 0.1,
    });
  });
});

describe("errors", () => {
  const one = tensor([0.5, 0.5], [1, 2, 1], f64);
  it.each([
    [
      p,
      { activation: "sigmoid" },
      'activation is "sigmoid", want "none" or "softmax"; binaryCrossEntropyLoss takes classes that overlap',
    ],
    [one, {}, "1 class, want at least 2; binaryCrossEntropyLoss takes one"],
    [p, { labelSmoothing: 1.5 }, "labelSmoothing is 1.5, want 0 to 1"],
    [p, { labelSmoothing: -1 }, "labelSmoothing is -1, want a finite number from 0"],
    [p, { smooth: 1 }, "smooth has no meaning here, leave it out"],
    [p, { classWeights: [1] }, "1 classWeights for 2 classes, want one for every class"],
    [
      tensor([0.5, 1.5, 0, 1], [1, 2, 2]),
      {},
      'prediction holds 1.5 at [0, 0, 1], want 0 to 1; activation "sigmoid" or "softmax" takes logits',
    ],
    [
      tensor([0, 0, 0, Infinity], [1, 2, 2]),
      { activation: "softmax" },
      "prediction holds the logit Infinity at [0, 1, 1], want finite numbers",
    ],
  ])("%#: refuses, by its name", (prediction, options, message) => {
    const run = () => crossEntropyLoss(prediction, labels, options as object);
    expect(run).toThrow(new RangeError(`crossEntropyLoss: ${message}`));
  });

  it("refuses a label that is no class, and options that are not its own", () => {
    expect(() => crossEntropyLoss(p, labelMap([1, 2], [1, 2]))).toThrow(
      /^crossEntropyLoss: target holds label 2 at \[0, 1\], want 0 to 1/,
    );
    expect(() => crossEntropyLoss(p, labels, { gamma: 2 } as object)).toThrow(TypeError);
    expect(() => grad((x) => crossEntropyLoss(x, [0, 1] as never))(p)).toThrow(TypeError);
  });
});
