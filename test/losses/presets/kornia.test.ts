import { describe, expect, it } from "vitest";
import {
  diceLoss,
  lovaszHingeLoss,
  lovaszSoftmaxLoss,
  presets,
  slice,
  tverskyLoss,
} from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { dot, inputs, lovasz, mean, perSampleAndClass, sum } from "../inputs/presets-input.ts";

const { kornia } = presets;

describe.each(inputs)("presets.kornia, $name", ({ logits, labels, x, p, t }) => {
  const korniaDice = (a: readonly number[], b: readonly number[]) =>
    1 - (2 * dot(a, b)) / (sum(a) + sum(b) + 1e-8);
  const korniaTversky = (alpha: number, beta: number) => (a: readonly number[], b: readonly number[]) => {
    const falsePositives = sum(a.map((value, k) => value * (1 - b[k]!)));
    const falseNegatives = sum(a.map((value, k) => (1 - value) * b[k]!));
    return 1 - dot(a, b) / (dot(a, b) + alpha * falsePositives + beta * falseNegatives + 1e-8);
  };

  it("dice pools the classes of a sample", () => {
    const expected = mean(p.map((rows, b) => korniaDice(rows.flat(), t[b]!.flat())));
    expect(diceLoss(logits, labels, kornia.dice).item()).toBeCloseTo(expected, 12);
  });

  it("diceMacro", () => {
    const expected = mean(perSampleAndClass({ p, t }, korniaDice));
    expect(diceLoss(logits, labels, kornia.diceMacro).item()).toBeCloseTo(expected, 12);
  });

  it("both follow Kornia's smoothed target, given as such", () => {
    const smoothed = t.map((rows) => rows.map((row) => row.map((value) => value * (1 - 1e-6) + 1e-6)));
    const target = tensor(Float64Array.from(smoothed.flat(2)), [2, 3, 4, 4]);
    const micro = mean(p.map((rows, b) => korniaDice(rows.flat(), smoothed[b]!.flat())));
    expect(diceLoss(logits, target, kornia.dice).item()).toBeCloseTo(micro, 12);
    const macro = mean(perSampleAndClass({ p, t: smoothed }, korniaDice));
    expect(diceLoss(logits, target, kornia.diceMacro).item()).toBeCloseTo(macro, 12);
  });

  it("tversky is Kornia's formula, in which only alpha + beta matters", () => {
    const [alpha, beta] = [0.1, 0.7];
    const ofSample = (rows: readonly (readonly number[])[], b: number) => {
      const trueProbabilities = dot(rows.flat(), t[b]!.flat());
      const rest = (alpha + beta) * (16 - trueProbabilities);
      return 1 - trueProbabilities / (trueProbabilities + rest + 1e-8);
    };
    for (const options of [
      { alpha, beta },
      { alpha: beta, beta: alpha },
    ]) {
      const value = tverskyLoss(logits, labels, { ...kornia.tversky, ...options }).item();
      expect(value).toBeCloseTo(mean(p.map(ofSample)), 12);
    }
  });

  it("tverskyMacro tells false positives from false negatives", () => {
    const expected = mean(perSampleAndClass({ p, t }, korniaTversky(0.1, 0.7)));
    const options = { ...kornia.tverskyMacro, alpha: 0.1, beta: 0.7 };
    expect(tverskyLoss(logits, labels, options).item()).toBeCloseTo(expected, 12);
  });

  it("lovaszSoftmax is the paper's, sample by sample", () => {
    const expected = mean(
      perSampleAndClass({ p, t }, (a, b) =>
        lovasz(
          a.map((value, k) => Math.abs(b[k]! - value)),
          b,
        ),
      ),
    );
    expect(lovaszSoftmaxLoss(logits, labels, kornia.lovaszSoftmax).item()).toBeCloseTo(expected, 12);
  });

  it("lovaszHinge, of one class, sample by sample", () => {
    const losses = x.map((rows, b) => {
      const target = t[b]![1]!;
      return lovasz(
        rows[1]!.map((value, k) => Math.max(0, 1 - value * (2 * target[k]! - 1))),
        target,
      );
    });
    const one = slice(logits, { axis: 1, start: 1, end: 2 });
    const target = tensor(Float64Array.from(t.flatMap((rows) => rows[1]!)), [2, 1, 4, 4]);
    expect(lovaszHingeLoss(one, target, kornia.lovaszHinge).item()).toBeCloseTo(mean(losses), 12);
  });
});
