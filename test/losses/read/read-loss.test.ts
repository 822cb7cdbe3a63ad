import { describe, expect, it } from "vitest";
import type { Target, Tensor, VoxelLossOptions } from "../../../src/index.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { checkValues, readLoss, refuseValues } from "../../../src/losses/read/read-loss.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const read = (prediction: Tensor, target: Target, options: VoxelLossOptions = {}, scores = false) => {
  const input = readLoss(readLossOptions("loss", options), prediction, target);
  checkValues(input, scores ? "scores" : "probabilities");
  return input;
};
const p = tensor([0.5, 0.25, 0.125, 0.75, 0, 1], [1, 2, 3], { dtype: "float64" });
const labels = labelMap([2, 0], [1, 2]);

describe("readLoss", () => {
  it("gives the arguments, the layout, and weights for every class", () => {
    const input = read(p, labels, { classWeights: Float32Array.of(2, 3, 4), includeBackground: false });
    expect(input.classWeights).toEqual([2, 3, 4]);
    expect(input.layout).toMatchObject({ batch: 1, classes: 3, voxels: 2 });
    expect(read(p, labels).classWeights).toBeNull();
  });

  it.each<[string, () => unknown, ErrorConstructor]>([
    [
      "prediction holds 1.5 at [0, 1, 0], want 0 to 1; activation",
      () => read(tensor([0, 0, 0, 1.5, 0, 0], [1, 2, 3]), labels),
      RangeError,
    ],
    [
      "prediction holds NaN at [0, 1, 0], want 0 to 1",
      () => read(tensor([0, 0, 0, Number.NaN, 0, 0], [1, 2, 3]), labels),
      RangeError,
    ],
    [
      "prediction holds the logit NaN at [0, 0, 1], want finite numbers",
      () => read(tensor([9, Number.NaN], [1, 1, 2]), labelMap([0], [1, 1]), { activation: "softmax" }),
      RangeError,
    ],
    [
      "prediction holds the logit -Infinity at [0, 0, 1], want finite numbers",
      () => read(tensor([9, -Infinity], [1, 1, 2]), labelMap([0], [1, 1]), {}, true),
      RangeError,
    ],
    [
      "target holds -1 at [0, 0, 0], want 0 to 1",
      () => read(p, tensor([-1, 0, 0, 0, 0, 0], [1, 2, 3])),
      RangeError,
    ],
    ["target holds label 3 at [0, 1], want 0 to 2", () => read(p, labelMap([2, 3], [1, 2])), RangeError],
    [
      "target shape [2] differs from [1, 2], the prediction without its classes",
      () => read(p, labelMap([2, 0])),
      RangeError,
    ],
    [
      "includeBackground is false, and class 0 is the only class",
      () => read(tensor([0.5], [1, 1]), labelMap([1], [1]), { includeBackground: false }),
      RangeError,
    ],
    [
      'softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one',
      () => read(tensor([0.5], [1, 1]), labelMap([1], [1]), { activation: "softmax" }),
      RangeError,
    ],
    ["ignoreIndex 1 needs a LabelMap target", () => read(p, p, { ignoreIndex: 1 }), TypeError],
    ["mask shape [2] differs from [1, 2]", () => read(p, labels, { mask: labelMap([1, 1]) }), RangeError],
  ])("refuses: %s", (message, run, kind) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(`loss: ${message}`);
  });

  it("looks at no value without validation, but at every label", () => {
    const wild = tensor([7, Number.NaN, -1, 0, 0, 0], [1, 2, 3]);
    expect(() => read(wild, labels, { validate: false })).not.toThrow();
    expect(() => read(wild, labelMap([2, 3], [1, 2]), { validate: false })).toThrow(RangeError);
  });

  it("looks for logits that are none where a voxel counts, in either layout", () => {
    const mask = labelMap([1, 1, 0, 1], [2, 2]);
    const target = labelMap([0, 0, 0, 0], [2, 2]);
    const logits = (shape: number[], at: number[]) =>
      tensor(
        Array.from({ length: 12 }, (_, k) => (at.includes(k) ? Number.NaN : 7)),
        shape,
      );
    for (const activation of ["softmax", "sigmoid"] as const) {
      const last = (at: number[]) => () => read(logits([2, 2, 3], at), target, { activation, mask });
      const first = (at: number[]) => () =>
        read(logits([2, 3, 2], at), target, { activation, mask, classAxis: 1 });
      expect(last([6, 7, 8])).not.toThrow();
      expect(first([6, 8, 10])).not.toThrow();
      for (const at of [0, 1, 2, 3, 4, 5, 9, 10, 11]) expect(last([at])).toThrow(RangeError);
      for (const at of [0, 1, 2, 3, 4, 5, 7, 9, 11]) expect(first([at])).toThrow(RangeError);
    }
  });

  it("takes scores of any size", () => {
    expect(read(tensor([9, -9], [1, 1, 2]), labelMap([0], [1, 1]), {}, true).prediction.data[0]).toBe(9);
  });
});

describe("refuseValues", () => {
  it("names the first invalid value, and passes where a sum alone was infinite", () => {
    const huge = tensor([1.7e308, 1.7e308], [1, 1, 2], { dtype: "float64" });
    const settings = readLossOptions("loss", { activation: "softmax" });
    expect(() => refuseValues(readLoss(settings, huge, labelMap([0], [1, 1])))).not.toThrow();
    const broken = tensor([1, Number.NaN], [1, 1, 2]);
    expect(() => refuseValues(readLoss(settings, broken, labelMap([0], [1, 1])))).toThrow(
      "loss: prediction holds the logit NaN at [0, 0, 1], want finite numbers",
    );
  });

  it("names the first value of a prediction where a soft target is valid", () => {
    const target = tensor([1, 0], [1, 1, 2]);
    const refuse = (values: number[], options: object = {}) =>
      refuseValues(readLoss(readLossOptions("loss", options), tensor(values, [1, 1, 2]), target));
    expect(() => refuse([0.5, 0.5])).not.toThrow();
    expect(() => refuse([1.5, 0.5])).toThrow("loss: prediction holds 1.5 at [0, 0, 0]");
    expect(() => refuse([0.5, -2])).toThrow("loss: prediction holds -2 at [0, 0, 1]");
    expect(() => refuse([0.5, -2], { validate: false })).not.toThrow();
  });
});
