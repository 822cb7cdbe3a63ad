import fc from "fast-check";
import { Tensor, tensor } from "../../../../src/index.ts";
import { TERM_PASS } from "../../../../src/kernels/class-sums/term-pass.ts";
import type { ClassSumsSpec } from "../../../../src/ops/class-sums/class-sums-spec.ts";
import { composeTerms } from "../../../../src/ops/class-sums/composed-terms.ts";
import { classLayout } from "../../../../src/tensor/class-layout.ts";
import { labelMap } from "../../../../src/tensor/make/make-label-map.ts";
import type { Target } from "../../../../src/tensor/target.ts";
import { randomLabels, randomValues } from "../../../tensor/random-values.ts";

/** A prediction, a target, and the sums or terms that are taken of them. */
export interface SpecProblem {
  readonly spec: ClassSumsSpec;
  readonly target: Target;
  readonly prediction: Tensor;
}

/** Problems of every kind, of few voxels. */
export const specProblems: fc.Arbitrary<SpecProblem> = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    classes: fc.integer({ min: 1, max: 3 }),
    place: fc.constantFrom("last", "first", "between"),
    activation: fc.constantFrom("none", "sigmoid", "softmax"),
    overlap: fc.constantFrom("products", "squares", "minima", null),
    gamma: fc.constantFrom(null, 0, 2, 0.5),
    smoothing: fc.constantFrom(0, 0.25),
    soft: fc.boolean(),
    masked: fc.boolean(),
    dtype: fc.constantFrom("float32", "float64"),
    seed: fc.nat(1000),
  })
  .filter(({ classes, activation }) => activation !== "softmax" || classes > 1)
  .map(({ batch, classes, place, activation, overlap, gamma, smoothing, soft, masked, dtype, seed }) => {
    const shapes = {
      last: [batch, 2, 3, classes],
      first: [batch, classes, 2, 3],
      between: [batch, 2, classes, 3],
    };
    const classAxis = { last: -1, first: 1, between: 2 }[place];
    const shape = shapes[place];
    const layout = classLayout("f", shape, classAxis);
    const size = batch * classes * 6;
    const form = activation === "sigmoid" || classes === 1 ? "binary" : "categorical";
    const range = activation === "none" ? ([0.05, 0.95] as const) : ([-4, 4] as const);
    const values = randomValues(size, seed, ...range);
    const spec: ClassSumsSpec = {
      layout,
      classAxis,
      activation,
      counted: masked ? Uint8Array.from(randomLabels(batch * 6, seed + 1, 2)) : null,
      overlap: gamma === null ? (overlap ?? "products") : overlap,
      makers: gamma === null ? null : { pass: TERM_PASS, compose: composeTerms },
      terms:
        gamma === null
          ? null
          : {
              form,
              gamma,
              weights: randomValues(classes, seed + 2, 0, 2),
              positive: 1.5,
              negative: 0.5,
              smoothing: form === "categorical" ? smoothing : 0,
            },
    };
    const target: Target = soft
      ? tensor(randomValues(size, seed + 3, 0, 1), shape)
      : labelMap(randomLabels(batch * 6, seed + 4, Math.max(2, classes)), layout.voxelShape);
    const prediction = new Tensor(dtype === "float32" ? Float32Array.from(values) : values, shape);
    return { spec, target, prediction };
  });
