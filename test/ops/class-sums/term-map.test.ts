import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad, hvp, multiply, sum, Tensor, valueAndGrad } from "../../../src/index.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { composeTerms } from "../../../src/ops/class-sums/composed-terms.ts";
import { composedTermMap, type TermMapSpec, termMap } from "../../../src/ops/class-sums/term-map.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import type { Target } from "../../../src/tensor/target.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { type SpecProblem, specProblems } from "./cases/spec-problems.ts";

const MAKERS = { pass: TERM_PASS, compose: composeTerms };

interface MapProblem extends Omit<SpecProblem, "spec"> {
  readonly spec: TermMapSpec;
}

/** Without the sums of overlap; class 0 may be left out of the binary form. */
const mapProblems: fc.Arbitrary<MapProblem> = fc
  .tuple(
    specProblems.filter(({ spec }) => spec.terms !== null),
    fc.boolean(),
  )
  .map(([{ spec, ...arrays }, drops]) => {
    const terms = spec.terms!;
    const first = drops && terms.form === "binary" && spec.layout.classes > 1 ? 1 : 0;
    const weights = terms.weights.map((weight, c) => (c < first ? 0 : weight));
    return { ...arrays, spec: { ...spec, overlap: null, terms: { ...terms, weights }, first } };
  });

const fused = (p: Tensor, t: Target, spec: TermMapSpec) =>
  termMap(p, t, { ...spec, makers: MAKERS }, true).map;

/** Σ of a map with weights of a shape that broadcasts to it; or of its squares, which bends. */
function weighted(map: Tensor, kind: "all" | "rows" | "none", bent = false): Tensor {
  if (kind === "none") return sum(map);
  const shape = kind === "rows" ? map.shape.map((extent, axis) => (axis === 0 ? 1 : extent)) : [...map.shape];
  const size = shape.reduce((product, extent) => product * extent, 1);
  return sum(multiply(bent ? multiply(map, map) : map, new Tensor(randomValues(size, 9, -1, 1), shape)));
}

/** Expects equal numbers; a zero may have either sign. */
function expectEqual(got: Tensor, want: Tensor): void {
  expect(got.shape).toEqual(want.shape);
  expect(got.dtype).toBe(want.dtype);
  for (let k = 0; k < want.size; k++) {
    if (got.data[k] !== want.data[k]) expect.fail(`element ${k} is ${got.data[k]}, want ${want.data[k]}`);
  }
}

function expectNear(got: Tensor, want: Tensor, tolerance: number): void {
  const scale = Math.max(1e-3, ...Array.from(want.data, Math.abs));
  want.data.forEach((value, k) => {
    if (!(Math.abs(got.data[k]! - value) <= tolerance * scale)) expect.fail(`${got.data[k]}, want ${value}`);
  });
}

describe("the map of one pass and that of composed operations", () => {
  it("differ by the order in which classes are added at most", () => {
    fc.assert(
      fc.property(mapProblems, ({ prediction, target, spec }) => {
        const { map, valid } = termMap(prediction, target, spec, true);
        const want = composedTermMap(prediction, target, spec);
        expect(valid).toBe(true);
        expect(map.shape).toEqual(want.shape);
        expect(map.dtype).toBe("float64");
        // No term is negative: two sums of n of them differ by 2·(n − 1) roundings at most.
        const roundings = spec.terms!.form === "binary" ? 0 : 2 * (spec.layout.classes - 1);
        want.data.forEach((value, k) => {
          const difference = Math.abs(map.data[k]! - value);
          if (!(difference <= roundings * 2 ** -53 * value))
            expect.fail(`voxel ${k}: ${difference} of ${value}`);
        });
      }),
      { seed: 34, numRuns: 60 },
    );
  });

  it("have gradients of the same bits, whatever arrives", () => {
    fc.assert(
      fc.property(
        mapProblems,
        fc.constantFrom("all", "rows", "none"),
        ({ prediction, target, spec }, kind) => {
          const of = (map: typeof fused) =>
            grad((p) => weighted(map(p, target, spec), kind as "all"))(prediction);
          expectEqual(of(fused), of(composedTermMap));
        },
      ),
      { seed: 35, numRuns: 60 },
    );
  });

  it("have the same second derivatives, and gradients in a soft target", () => {
    fc.assert(
      fc.property(mapProblems, ({ prediction, target, spec }) => {
        const v = new Tensor(
          Float64Array.from(prediction.data, (_, k) => Math.cos(k)),
          prediction.shape,
        );
        const of = (map: typeof fused) =>
          hvp((p) => weighted(map(p, target, spec), "all", true))(prediction, v);
        expectNear(of(fused), of(composedTermMap), prediction.dtype === "float32" ? 1e-6 : 1e-12);
        if (!(target instanceof Tensor)) return;
        const ofTarget = (map: typeof fused) =>
          grad((t) => weighted(map(prediction, t, spec), "all"))(target);
        expectEqual(ofTarget(fused), ofTarget(composedTermMap));
      }),
      { seed: 36, numRuns: 20 },
    );
  });
});

it.each([
  { form: "binary", shape: [2, 700, 7], classAxis: -1, first: 0 },
  { form: "binary", shape: [2, 7, 700], classAxis: 1, first: 1 },
  { form: "binary", shape: [2, 70, 7, 10], classAxis: 2, first: 1 },
  { form: "categorical", shape: [2, 4100, 3], classAxis: -1, first: 0 },
] as const)(
  "takes a gradient of many elements in tiles, after it was put off: $form, $shape",
  ({ form, shape, classAxis, first }) => {
    const layout = classLayout("f", shape, classAxis);
    const { classes } = layout;
    const size = shape.reduce((product: number, extent) => product * extent, 1);
    const weights = Float64Array.from({ length: classes }, (_, c) => (c < first ? 0 : 1 + c));
    const terms = { form, gamma: 2, weights, positive: 1.5, negative: 0.5, smoothing: 0 };
    const activation = form === "binary" ? "sigmoid" : "softmax";
    const spec: TermMapSpec = {
      layout,
      classAxis,
      activation,
      counted: null,
      overlap: null,
      makers: null,
      terms,
      first,
    };
    const prediction = new Tensor(Float32Array.from(randomValues(size, 1, -4, 4)), shape);
    const target = new Tensor(randomValues(size, 2, 0, 1), shape);
    const of = (map: typeof fused) =>
      valueAndGrad((p) => {
        const made = map(p, target, spec);
        const factor = new Tensor(Float32Array.from(randomValues(made.size, 3, -1, 1)), [...made.shape]);
        return sum(multiply(multiply(made, factor), factor));
      })(prediction).gradient;
    expectEqual(of(fused), of(composedTermMap));
  },
);
