import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  grad,
  jaccardLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  type Tensor,
  valueAndGrad,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { prop } from "../property.ts";
import { randomLabels, randomValues } from "../tensor/random-values.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2], f64);
const labels = labelMap([0, 1], [1, 2]);
const binary = { classAxis: null } as const;

/** The integral of the Jaccard loss of the voxels whose error is above a threshold, over all thresholds. */
function choquet(errors: readonly number[], target: readonly number[]): number {
  const thresholds = [0, ...errors].sort((a, b) => a - b);
  return thresholds.slice(1).reduce((total, threshold, k) => {
    const wrong = errors.map((error) => error >= threshold);
    const hits = target.filter((t, voxel) => t === 1 && !wrong[voxel]).length;
    const union = target.filter((t, voxel) => t === 1 || wrong[voxel]).length;
    return total + (threshold - thresholds[k]!) * (1 - hits / union);
  }, 0);
}

const sets = fc.record({ size: fc.integer({ min: 1, max: 40 }), seed: fc.nat(1000) });

describe("value", () => {
  it.each([
    // Class 0: errors 0.5 (not it), 0.25 (it): 0.5·½ + 0.25·½. Class 1: 0.5 (it): 0.5·1.
    [{}, (0.375 + 0.5) / 2],
    [{ reduction: "sum" }, 0.875],
    [{ classWeights: [3, 1] }, (3 * 0.375 + 0.5) / 4],
    [{ includeBackground: false }, 0.5],
    // All as one set: errors 0.5 (not), 0.5 (it), 0.25 (it), 0.25 (not); J = 1/3, 2/3, 1, 1.
    [{ average: "micro" }, 0.5 * (2 / 3) + 0.25 * (1 / 3)],
    [{ mask: labelMap([1, 0], [1, 2]) }, 0.25],
    [{ ignoreIndex: 0 }, 0.5],
  ] as const)("of probabilities, under %j", (options, want) => {
    expect(lovaszSoftmaxLoss(p, labels, options as object).item()).toBeCloseTo(want, 14);
  });

  it("of scores, by hand", () => {
    // Errors 1 − 0.5 (it), 1 + 0.5 (not it), 0 (it): 1.5·⅓ + 0.5·⅓.
    const scores = tensor([0.5, 0.5, 3], [1, 3], f64);
    const { value, gradient } = valueAndGrad((x) => lovaszHingeLoss(x, labelMap([1, 0, 1], [1, 3]), binary))(
      scores,
    );
    expect(value.item()).toBeCloseTo(2 / 3, 14);
    expect([...gradient.data].map((entry) => entry + 0)).toEqual([
      expect.closeTo(-1 / 3, 14),
      expect.closeTo(1 / 3, 14),
      0,
    ]);
  });

  prop([sets], { seed: 81, numRuns: 60 })("is the Lovász extension, by its definition", ({ size, seed }) => {
    const target = randomLabels(size, seed, 2);
    const map = labelMap(target, [1, size]);
    const values = randomValues(size, seed, 0, 1);
    const errors = target.map((t, k) => Math.abs(t - values[k]!));
    const loss = lovaszSoftmaxLoss(tensor(values, [1, size]), map, binary).item();
    expect(loss).toBeCloseTo(choquet(errors, target), 12);
    const scores = randomValues(size, seed + 1, -3, 3);
    const hinges = target.map((t, k) => Math.max(0, 1 - scores[k]! * (2 * t - 1)));
    const hinge = lovaszHingeLoss(tensor(scores, [1, size]), map, binary).item();
    expect(hinge).toBeCloseTo(choquet(hinges, target), 12);
  });

  prop([sets], { seed: 82, numRuns: 60 })("of hard predictions is the Jaccard loss", ({ size, seed }) => {
    const hard = randomLabels(size, seed + 1, 2);
    const map = labelMap(randomLabels(size, seed, 2), [1, size]);
    const want = jaccardLoss(tensor(hard, [1, size], f64), map, { ...binary, smooth: 0 }).item();
    expect(lovaszSoftmaxLoss(tensor(hard, [1, size], f64), map, binary).item()).toBeCloseTo(want, 12);
    const scores = hard.map((label) => 2 * label - 1);
    expect(lovaszHingeLoss(tensor(scores, [1, size], f64), map, binary).item()).toBeCloseTo(2 * want, 12);
  });

  it("pools the batch, and has the shape that the options say", () => {
    const batch = tensor(randomValues(24, 3, 0, 1), [2, 4, 3]);
    const target = labelMap([0, 1, 2, 1, 0, 0, 2, 1], [2, 4]);
    const none = (options: object) => lovaszSoftmaxLoss(batch, target, { ...options, reduction: "none" });
    expect(none({}).shape).toEqual([2, 3]);
    expect(none({ average: "micro" }).shape).toEqual([2]);
    expect(none({ average: "micro", batch: true }).shape).toEqual([]);
    const pooled = none({ batch: true, includeBackground: false });
    expect(pooled.shape).toEqual([2]);
    const long = lovaszSoftmaxLoss(
      tensor([...batch.data], [1, 8, 3], f64),
      labelMap([...target.data], [1, 8]),
      {
        reduction: "none",
        includeBackground: false,
      },
    );
    expect([...pooled.data]).toEqual([...long.data].map((entry) => expect.closeTo(entry, 14)));
  });
});

describe("edges", () => {
  it("an absent class has its largest error for a loss, or leaves the mean", () => {
    const target = labelMap([0, 0], [1, 2]);
    expect([...lovaszSoftmaxLoss(p, target, { reduction: "none" }).data]).toEqual([
      expect.closeTo(0.5 * 0.5 + 0.25 * 0.5, 14),
      0.5,
    ]);
    const skip = valueAndGrad((x) => lovaszSoftmaxLoss(x, target, { absentClasses: "skip" }))(p);
    expect(skip.value.item()).toBeCloseTo(0.375, 14);
    expect([skip.gradient.data[1], skip.gradient.data[3]].map((entry) => entry! + 0)).toEqual([0, 0]);
    expect(lovaszSoftmaxLoss(p, target, { absentClasses: "zero" }).item()).toBeCloseTo(0.1875, 14);
  });

  it("nothing counts: 0, and no gradient", () => {
    for (const loss of [lovaszSoftmaxLoss, lovaszHingeLoss]) {
      const { value, gradient } = valueAndGrad((x) => loss(x, labels, { mask: labelMap([0, 0], [1, 2]) }))(p);
      expect(value.item() + 0).toBe(0);
      expect(gradient.data.every((entry) => entry === 0)).toBe(true);
    }
  });

  it("equal errors: one of the slopes that they may have, in order", () => {
    const equal = tensor([0.5, 0.5], [1, 2], f64);
    const slopes = grad((x) => lovaszSoftmaxLoss(x, labelMap([1, 0], [1, 2]), binary))(equal);
    // The first is taken as the larger: J = 1, 1.
    expect([...slopes.data].map((entry) => entry + 0)).toEqual([-1, 0]);
  });
});

describe("errors", () => {
  it.each([
    [lovaszSoftmaxLoss, { smooth: 0 }, "smooth has no meaning here, leave it out"],
    [lovaszSoftmaxLoss, { squared: true }, "squared has no meaning here, leave it out"],
    [lovaszHingeLoss, { overlap: "product" }, "overlap has no meaning here, leave it out"],
    [
      lovaszHingeLoss,
      { activation: "sigmoid" },
      'activation is "sigmoid", want "none"; it takes raw scores as they are',
    ],
    [
      lovaszSoftmaxLoss,
      { average: "micro", classWeights: [1, 2] },
      'classWeights have no meaning with average "micro", all classes are sorted as one',
    ],
  ])("%#: refuses, by its name", (loss, options, message) => {
    expect(() => loss(p, labels, options as object)).toThrow(new RangeError(`${loss.name}: ${message}`));
  });

  it("refuses soft targets, and predictions that are none", () => {
    const soft = tensor([1, 0, 0.5, 0.5], [1, 2, 2], f64);
    for (const loss of [lovaszSoftmaxLoss, lovaszHingeLoss]) {
      expect(() => loss(p, soft)).toThrow(
        new RangeError(
          `${loss.name}: target holds 0.5 at [0, 1, 0], want 0 or 1; soft labels have no order of errors`,
        ),
      );
      expect(() => loss(p, soft, { mask: labelMap([1, 0], [1, 2]) })).not.toThrow();
    }
    const wild = tensor([2, -3, 0, 0], [1, 2, 2], f64);
    expect(() => lovaszSoftmaxLoss(wild, labels)).toThrow(
      /^lovaszSoftmaxLoss: prediction holds 2 at \[0, 0, 0\]/,
    );
    expect(() =>
      grad((t: Tensor) => lovaszSoftmaxLoss(wild, t))(tensor([1, 0, 0, 1], [1, 2, 2], f64)),
    ).toThrow(/^lovaszSoftmaxLoss: prediction holds 2 at \[0, 0, 0\]/);
    expect(() => lovaszHingeLoss(wild, labels)).not.toThrow();
    const endless = tensor([2, Infinity, 0, 0], [1, 2, 2], f64);
    expect(() => lovaszHingeLoss(endless, labels)).toThrow(
      /^lovaszHingeLoss: prediction holds the logit Infinity/,
    );
  });
});
