import { describe, expect, it } from "vitest";
import { recordOn, Tape } from "../../../src/autodiff/tape.ts";
import { multiply, valueAndGrad } from "../../../src/index.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classSums } from "../../../src/ops/class-sums/class-sums.ts";
import type { ClassSumsSpec } from "../../../src/ops/class-sums/class-sums-spec.ts";
import { composeTerms } from "../../../src/ops/class-sums/composed-terms.ts";
import { gradientAhead } from "../../../src/ops/class-sums/gradient-ahead.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { Tensor } from "../../../src/tensor/tensor.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";

const SHAPE = [1, 300, 3];
const prediction = new Tensor(Float32Array.from(randomValues(900, 1, -3, 3)), SHAPE);
const target = labelMap(randomLabels(300, 2, 3), [1, 300]);

/** The sum of the terms, of which the pass expects a derivative. */
const spec = (slope: number | null, overlap: ClassSumsSpec["overlap"] = null): ClassSumsSpec => ({
  layout: classLayout("f", SHAPE, -1),
  counted: null,
  activation: "softmax",
  classAxis: -1,
  overlap,
  terms: {
    form: "categorical",
    weights: Float64Array.of(1, 2, 3),
    gamma: 2,
    positive: 1,
    negative: 1,
    smoothing: 0,
  },
  makers: { pass: TERM_PASS, compose: composeTerms },
  slopeAhead: () => slope,
});

describe("a gradient of the same reading", () => {
  const tracked = (given: ClassSumsSpec) =>
    recordOn(new Tape([prediction]), () => gradientAhead(prediction, given));

  it("is taken where one tape differentiates a loss of terms alone, with a known derivative", () => {
    expect(tracked(spec(0.25))).toEqual({ slope: 0.25, out: new Float32Array(900) });
    expect(tracked(spec(null))).toBeNull();
    expect(tracked(spec(1, "products"))).toBeNull();
    expect(tracked({ ...spec(1), slopeAhead: undefined! })).toBeNull();
    expect(gradientAhead(prediction, spec(1))).toBeNull();
    expect(recordOn(new Tape([]), () => tracked(spec(1)))).toBeNull();
  });

  it.each([1, 0.5, 2])("is right when another derivative arrives than %d", (slope) => {
    const gradientOf = (expected: number | null, factor: number) =>
      valueAndGrad((x) => multiply(factor, classSums(x, target, spec(expected), true).sums.terms))(prediction)
        .gradient.data;
    for (const factor of [slope, 1, 0.5 * slope, 0.125, 0.3, -0.5, -3, 0, 2 ** -99, 2 ** -120]) {
      expect(gradientOf(slope, factor)).toEqual(gradientOf(null, factor));
    }
  });

  it("is written to the place that the caller gives", () => {
    const into = new Float32Array(900);
    const f = (x: Tensor) => {
      const { terms } = classSums(x, target, spec(1), true).sums;
      expect(into.every((value) => value !== 0)).toBe(true);
      return terms;
    };
    expect(valueAndGrad(f, { into })(prediction).gradient.data).toBe(into);
  });
});
