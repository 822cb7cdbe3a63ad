import { expect, it } from "vitest";
import { classGradient } from "../../../src/kernels/class-sums/class-gradient.ts";
import { classSums } from "../../../src/kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";

const layout = classLayout("f", [2, 3, 40], 1);
const operands: ClassSumsOperands = {
  layout,
  prediction: randomValues(240, 1, -3, 3),
  target: Uint8Array.from(randomLabels(80, 2, 3)),
  counted: null,
  activation: "softmax",
  overlap: "products",
  terms: {
    form: "categorical",
    gamma: 0,
    weights: Float64Array.of(1, 2, 3),
    positive: 1,
    negative: 1,
    smoothing: 0,
  },
  termPass: TERM_PASS,
};
const slopes = { overlap: randomValues(12, 3), terms: Float64Array.of(0.5, -0.25) };

it.each(["labels", "soft", "binary"])(
  "the gradient of both halves of a compound is the sum of theirs: %s",
  (kind) => {
    const changed: ClassSumsOperands =
      kind === "labels"
        ? operands
        : {
            ...operands,
            target: randomValues(240, 4, 0, 1),
            activation: kind === "binary" ? "sigmoid" : "softmax",
            terms: { ...operands.terms!, form: kind === "binary" ? "binary" : "categorical", gamma: 2 },
          };
    const both = classGradient(changed, slopes, "float64");
    const overlap = classGradient(
      { ...changed, terms: null, termPass: null },
      { ...slopes, terms: null },
      "float64",
    );
    const terms = classGradient({ ...changed, overlap: null }, { ...slopes, overlap: null }, "float64");
    both.forEach((value, k) => {
      expect(value).toBeCloseTo(overlap[k]! + terms[k]!, 14);
    });
    const sums = classSums(changed, true).sums;
    expect(sums[12]).toBe(classSums({ ...changed, overlap: null }, true).sums[12]);
    expect(sums[0]).toBe(classSums({ ...changed, terms: null, termPass: null }, true).sums[0]);
  },
);
