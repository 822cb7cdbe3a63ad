import { expect, it, vi } from "vitest";
import { hvp, valueAndGrad } from "../../src/index.ts";
import { multiply } from "../../src/ops/arithmetic.ts";
import { type LovaszSpec, lovaszSums } from "../../src/ops/lovasz-sums.ts";
import { sum } from "../../src/ops/reduce.ts";
import { square } from "../../src/ops/unary.ts";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import type { Tensor } from "../../src/tensor/tensor.ts";

const x = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2], { dtype: "float64" });

function specOf(compose: (prediction: Tensor) => Tensor): LovaszSpec {
  return {
    layout: classLayout("f", [1, 2, 2], -1),
    target: Uint8Array.of(0, 1),
    counted: null,
    form: "none",
    checked: true,
    setsOf: () => [[0], [1]],
    compose,
  };
}

it("sums weighted errors, and gives them back to the prediction", () => {
  const compose = vi.fn();
  const spec = specOf(compose);
  // Class 0: errors 0.25 (it), 0.5 (not it): weights ½ each. Class 1: 0.25 (not it), 0.5 (it): 0 and 1.
  expect([...lovaszSums(x, spec).data]).toEqual([0.375, 0.5]);
  const { gradient } = valueAndGrad((p) => sum(multiply(lovaszSums(p, spec), tensor([[2, 3]], [1, 2]))))(x);
  expect([...gradient.data].map((slope) => slope + 0)).toEqual([-1, 0, 1, -3]);
  expect(compose).not.toHaveBeenCalled();
});

it("is composed of operations where its pullback is differentiated", () => {
  const compose = vi.fn((p: Tensor) => sum(square(p), { axes: [1] }));
  hvp((p) => sum(square(lovaszSums(p, specOf(compose)))))(x, x);
  expect(compose).toHaveBeenCalled();
});
