import { describe, expect, it } from "vitest";
import {
  centerlineDiceLoss,
  diceLoss,
  focalTverskyLoss,
  generalizedDiceLoss,
  grad,
  jaccardLoss,
  logDiceLoss,
  lovaszSoftmaxLoss,
  oneHot,
  presets,
  softmax,
  type Tensor,
  tverskyLoss,
  valueAndGrad,
} from "../src/index.ts";
import { labelMap } from "../src/tensor/make/make-label-map.ts";
import { tensor } from "../src/tensor/make/make-tensor.ts";

/*
 * Faults that losses in wide use have had, one test each. Every test would fail with the faulty behaviour.
 */

const f64 = { dtype: "float64" } as const;
const logits = tensor(
  Float64Array.from({ length: 60 }, (_, k) => 3 * Math.sin(1.7 * k)),
  [2, 10, 3],
);
const labels = labelMap(
  Array.from({ length: 20 }, (_, k) => (k * k) % 3),
  [2, 10],
);

describe("not here", () => {
  it("a Tversky loss that ignores how α and β are split", () => {
    const p = softmax(logits);
    const loss = (alpha: number) => tverskyLoss(p, labels, { alpha, beta: 1 - alpha }).item();
    expect(Math.abs(loss(0.1) - loss(0.9))).toBeGreaterThan(1e-3);
    expect(loss(0.5)).toBeCloseTo(diceLoss(p, labels).item(), 14);
  });

  it("a Lovász-softmax loss that sorts label numbers in place of each class's mask", () => {
    const p = softmax(logits);
    const loss = lovaszSoftmaxLoss(p, labels).item();
    const ofEach = [0, 1, 2].map((c) => {
      const mask = labelMap(
        Array.from(labels.data, (label) => (label === c ? 1 : 0)),
        [2, 10],
      );
      const channel = tensor(
        Float64Array.from({ length: 20 }, (_, k) => p.data[3 * k + c]!),
        [2, 10],
      );
      return lovaszSoftmaxLoss(channel, mask, { classAxis: null }).item();
    });
    expect(loss).toBeCloseTo((ofEach[0]! + ofEach[1]! + ofEach[2]!) / 3, 14);
  });

  it("class weights that are squared in the numerator, so that a perfect prediction has a loss of −1", () => {
    const perfect = oneHot(labels, 3, f64);
    for (const classWeights of [
      [2, 2, 2],
      [10, 1, 1],
    ]) {
      expect(diceLoss(perfect, labels, { average: "micro", classWeights }).item()).toBeCloseTo(0, 12);
    }
  });

  it("a generalized Dice loss that is swallowed by its own smoothing", () => {
    const half = (from: number) => {
      const voxels = 128 ** 3;
      return tensor(new Float32Array(voxels).fill(1, from, from + voxels / 2), [1, voxels, 1]);
    };
    expect(generalizedDiceLoss(half(0), half(128 ** 3 / 2), { smooth: 1e-5 }).item()).toBeGreaterThan(
      0.99999,
    );
  });

  it("a mask that is applied before the activation, so that masked voxels predict one half", () => {
    const saturated = tensor([40, -40, 40, -40], [1, 4], f64);
    const mask = labelMap([1, 1, 0, 0], [1, 4]);
    const options = { classAxis: null, activation: "sigmoid", mask } as const;
    expect(diceLoss(saturated, labelMap([1, 0, 0, 1], [1, 4]), options).item()).toBeLessThan(1e-12);
  });

  it("a focal Tversky exponent on the mean in place of each class", () => {
    const p = softmax(logits);
    const each = tverskyLoss(p, labels, { alpha: 0.3, beta: 0.7, reduction: "none" }).data;
    const mean = Array.from(each, (loss) => loss ** 2).reduce((sum, loss) => sum + loss, 0) / each.length;
    expect(focalTverskyLoss(p, labels, { gamma: 2 }).item()).toBeCloseTo(mean, 14);
  });

  it("NaN or ∞ in the gradient at a perfect prediction with γ < 1", () => {
    const perfect = oneHot(labels, 3, f64);
    const gradient = grad((p) => focalTverskyLoss(p, labels, { gamma: 0.5, smooth: 0 }))(perfect);
    expect(gradient.data.every(Number.isFinite)).toBe(true);
  });

  it("sums that end in NaN or stop counting, in half or single precision", () => {
    const voxels = 2 ** 24 + 4;
    const ones = tensor(new Float32Array(voxels).fill(1), [1, voxels, 1]);
    const { value, gradient } = valueAndGrad((p) => diceLoss(p, ones, { smooth: 0 }))(ones);
    expect(value.item()).toBe(0);
    expect(gradient.data[0]).toBe(Math.fround(-1 / (2 * voxels)));
  });

  it("micro Dice of a softmax taken for an overlap: it is one minus the mean probability of the truth", () => {
    const p = softmax(logits);
    const perSample = [0, 1].map((sample) => {
      const truths = Array.from(
        { length: 10 },
        (_, k) => p.data[(10 * sample + k) * 3 + labels.data[10 * sample + k]!]!,
      );
      return 1 - truths.reduce((sum, truth) => sum + truth, 0) / 10;
    });
    const micro = diceLoss(p, labels, { ...presets.tensorflow.basic, smooth: 0 }).item();
    expect(micro).toBeCloseTo((perSample[0]! + perSample[1]!) / 2, 14);
  });

  it("a loss that is not 0 at p = t for soft labels", () => {
    const soft = tensor([0.3, 0.7, 0.6, 0.4], [1, 2, 2], f64);
    const losses = [diceLoss, jaccardLoss, tverskyLoss, logDiceLoss, generalizedDiceLoss];
    for (const loss of losses as ((p: Tensor, t: Tensor, options: object) => Tensor)[]) {
      expect(loss(soft, soft, { overlap: "semimetric" }).item()).toBeCloseTo(0, 14);
      expect(loss(soft, soft, { squared: true }).item()).toBeCloseTo(0, 14);
    }
  });

  it("absent classes that dominate the mean", () => {
    const ordinary = tensor([5, -5, -5, 5, -5, -5], [1, 2, 3], f64);
    const target = labelMap([0, 0], [1, 2]);
    const loss = (absentClasses: "keep" | "skip") =>
      diceLoss(ordinary, target, { activation: "softmax", absentClasses }).item();
    expect(loss("keep")).toBeGreaterThan(0.6);
    expect(loss("skip")).toBeLessThan(1e-3);
  });

  it("a centerline loss of one channel that is always 0", () => {
    const line = tensor([0, 0, 0, 1, 1, 1, 0, 0, 0], [1, 3, 3, 1]);
    const gap = tensor([0, 0, 0, 1, 0, 1, 0, 0, 0], [1, 3, 3, 1]);
    expect(centerlineDiceLoss(gap, line).item()).toBeGreaterThan(0.1);
  });

  it("a mask of 255 that makes a loss negative", () => {
    const mask = labelMap([255, 0], [1, 2]);
    expect(() => diceLoss(tensor([0.5, 0.5], [1, 2]), mask, { classAxis: null })).toThrow(
      /holds label 255 at \[0, 0\]/,
    );
  });
});
