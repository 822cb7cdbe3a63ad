import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, grad, hvp, multiply, stack, sum, Tensor } from "../../../src/index.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classSums, differentiableSums, slopesOf, sumsOf } from "../../../src/ops/class-sums/class-sums.ts";
import type { ClassSumsSpec } from "../../../src/ops/class-sums/class-sums-spec.ts";
import { composedSums } from "../../../src/ops/class-sums/composed-sums.ts";
import { composeTerms } from "../../../src/ops/class-sums/composed-terms.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import type { Target } from "../../../src/tensor/target.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { specProblems } from "./cases/spec-problems.ts";

/** A scalar of the sums that tells them apart, without the constants. */
function scalarOf([overlap, predicted, actual, terms, weights]: readonly Tensor[], bent: boolean): Tensor {
  const weighted = (x: Tensor, seed: number) => {
    const y = bent ? multiply(x, x) : x;
    return sum(multiply(y, new Tensor(randomValues(x.size, seed), x.shape)));
  };
  const ofOverlap = weighted(stack([overlap!, predicted!, actual!]), 1);
  return add(add(ofOverlap, weighted(terms!, 2)), weighted(weights!, 3));
}

describe("the fused pass and the composed operations", () => {
  const fused = (p: Tensor, t: Target, spec: ClassSumsSpec, bent = true) =>
    scalarOf(differentiableSums(classSums(p, t, spec, true).sums), bent);
  const composed = (p: Tensor, t: Target, spec: ClassSumsSpec, bent = true) =>
    scalarOf(composedSums(p, t, spec), bent);
  const expectNear = (got: Tensor, want: Tensor, tolerance: number) => {
    const scale = Math.max(1e-3, ...Array.from(want.data, Math.abs));
    want.data.forEach((value, k) => {
      expect(Math.abs(got.data[k]! - value)).toBeLessThanOrEqual(tolerance * scale);
    });
  };

  it("have the same value and gradient, in the prediction and in a soft target", () => {
    fc.assert(
      fc.property(specProblems, ({ spec, target, prediction }) => {
        expect(classSums(prediction, target, spec, true).valid).toBe(true);
        expectNear(fused(prediction, target, spec), composed(prediction, target, spec), 1e-13);
        // Composed operations round each contribution to float32 before they add it.
        const tolerance = prediction.dtype === "float32" ? 1e-6 : 1e-13;
        expectNear(
          grad((p) => fused(p, target, spec))(prediction),
          grad((p) => composed(p, target, spec))(prediction),
          tolerance,
        );
        if (!(target instanceof Tensor)) return;
        expectNear(
          grad((t) => fused(prediction, t, spec))(target),
          grad((t) => composed(prediction, t, spec))(target),
          1e-6,
        );
      }),
      { seed: 31, numRuns: 125 },
    );
  });

  it("have gradients of the same bits where only one of the two halves of a compound is there", () => {
    fc.assert(
      fc.property(specProblems, ({ spec, target, prediction }) => {
        const single = spec.terms === null ? spec : { ...spec, overlap: null };
        const got = grad((p) => fused(p, target, single, false))(prediction).data;
        const want = grad((p) => composed(p, target, single, false))(prediction).data;
        // A zero may have either sign.
        for (let k = 0; k < want.length; k++)
          expect(got[k] === want[k], `${got[k]}, want ${want[k]}`).toBe(true);
      }),
      { seed: 32, numRuns: 125 },
    );
  });

  it("have the same second derivatives, also mixed ones", () => {
    fc.assert(
      fc.property(specProblems, ({ spec, target, prediction }) => {
        const v = new Tensor(
          Float64Array.from(prediction.data, (_, k) => Math.cos(k)),
          prediction.shape,
        );
        const tolerance = prediction.dtype === "float32" ? 1e-6 : 1e-12;
        expectNear(
          hvp((p) => fused(p, target, spec))(prediction, v),
          hvp((p) => composed(p, target, spec))(prediction, v),
          tolerance,
        );
        if (!(target instanceof Tensor)) return;
        const mixed = (f: typeof fused) => (t: Tensor) =>
          sum(multiply(grad((p) => f(p, t, spec))(prediction), v));
        expectNear(grad(mixed(fused))(target), grad(mixed(composed))(target), 1e-6);
      }),
      { seed: 33, numRuns: 40 },
    );
  });
});

it("the gradient in a soft target of many voxels is that of the composed operations", () => {
  const shape = [1, 5000, 2];
  const spec: ClassSumsSpec = {
    layout: classLayout("f", shape, -1),
    classAxis: -1,
    counted: null,
    activation: "softmax",
    overlap: null,
    makers: { pass: TERM_PASS, compose: composeTerms },
    terms: {
      form: "categorical",
      gamma: 2,
      weights: Float64Array.of(1, 2),
      positive: 1,
      negative: 1,
      smoothing: 0,
    },
  };
  const prediction = new Tensor(randomValues(10_000, 1, -3, 3), shape);
  const target = new Tensor(randomValues(10_000, 2, 0, 1), shape);
  const got = grad((t) => sum(classSums(prediction, t, spec, true).sums.terms))(target);
  expect(got.data).toEqual(grad((t) => sum(composeTerms(prediction, t, spec)[0]))(target).data);
});

it("sums are tensors of each kind, and slopes are those of the sums that a pass differentiates", () => {
  // Two samples of one class: the sums of each, its terms, its weights, its voxels.
  const taken = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 10, 20, 30, 40, 50, 60, 70);
  const sums = sumsOf(taken, { batch: 2, classes: 1 });
  const tensors = differentiableSums(sums);
  expect(tensors.map((x) => x.toArray())).toEqual([
    [[1], [10]],
    [[2], [20]],
    [[3], [30]],
    [5, 50],
    [6, 60],
  ]);
  expect([...sums.targetVoxels]).toEqual([4, 40]);
  expect(sums.voxels).toBe(77);
  const terms = {
    form: "binary",
    gamma: 0,
    weights: Float64Array.of(1),
    positive: 1,
    negative: 1,
    smoothing: 0,
  } as const;
  const slopes = slopesOf(tensors, { overlap: "products", terms });
  expect([...slopes.overlap!]).toEqual([1, 10, 2, 20]);
  expect([...slopes.terms!]).toEqual([5, 50]);
  expect(slopesOf(tensors, { overlap: null, terms: null })).toEqual({ overlap: null, terms: null });
  const zeros = tensors.map(({ shape }) => new Tensor(new Float64Array(2).fill(-0), [...shape]));
  expect(slopesOf(zeros, { overlap: "products", terms }).overlap!.every((x) => Object.is(x, 0))).toBe(true);
});
