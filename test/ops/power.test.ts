import { describe, expect, it } from "vitest";
import { grad, hvp, multiply, type Operand, power, slice, sum, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectBinaryGradients, pull } from "./aspects/gradients.ts";

const double = (values: number[]) => tensor(values, [values.length], { dtype: "float64" });

describe("values", () => {
  it.each([
    [[2, 3], 2, [4, 9]],
    [[4, 9], 0.5, [2, 3]],
    [[2, -2], -1, [0.5, -0.5]],
    [[0, 5], 0, [1, 1]],
    [[0, -0], -1, [Infinity, -Infinity]],
  ])("%j to the power %f", (base, exponent, want) => {
    expect(power(double(base), exponent).toArray()).toEqual(want);
    expect(power(double(base), double(base.map(() => exponent))).toArray()).toEqual(want);
  });

  it("broadcasts", () => {
    expect(power(tensor([[2], [3]]), tensor([1, 2])).toArray()).toEqual([
      [2, 4],
      [3, 9],
    ]);
    expect(power(2, tensor([3, 4])).toArray()).toEqual([8, 16]);
  });
});

describe("the derivative in the base, b·aᵇ⁻¹", () => {
  it.each([
    ["is 0 where b is 0", [0, 2], 0, [0, 0]],
    ["is 1 where b is 1, also at 0", [0, 2], 1, [1, 1]],
    ["is 0 at 0 for b above 1", [0, 2], 3, [0, 12]],
    ["is ∞ at 0 for b below 1", [0, 4], 0.5, [Infinity, 0.25]],
    ["holds for negative bases", [-2, -1], 3, [12, 3]],
  ])("%s", (_, base, exponent, want) => {
    expect(pull((a) => power(a, exponent), double(base)).gradients[0]).toEqual(want);
    const exponents = double(base.map(() => exponent));
    expect(pull((a) => power(a, exponents), double(base)).gradients[0]).toEqual(want);
  });

  it("has a derivative of its own at 0", () => {
    const second = (exponent: Operand) =>
      grad((x) => sum(grad((a) => sum(power(a, exponent)))(x)))(double([0, 3])).toArray();
    expect(second(2)).toEqual([2, 2]);
    expect(second(3)).toEqual([0, 18]);
    expect(second(double([2, 2]))).toEqual([2, 2]);
  });
});

describe("the derivative in the exponent, aᵇ·log a", () => {
  it("is 0 where the base is 0", () => {
    expect(pull((b) => power(double([0, 0, 0]), b), double([0, 0.5, 2])).gradients[0]).toEqual([0, 0, 0]);
    expect(pull((b) => power(0, b), double([0, 0.5, 2])).gradients[0]).toEqual([0, 0, 0]);
  });

  it("is 0 where the base is 0, for a negative exponent too", () => {
    expect(pull((b) => power(double([0]), b), double([-1])).gradients[0]).toEqual([0]);
  });

  it("is that of the exponential function", () => {
    const { gradients } = pull((b) => power(Math.E, b), double([0, 1]));
    expect(gradients[0]).toEqual([expect.closeTo(1, 14), expect.closeTo(Math.E, 14)]);
  });
});

describe("gradients", () => {
  it("have the mixed derivative 1/a where b is 0", () => {
    const ofBoth = (x: Tensor) =>
      sum(power(slice(x, { axis: 0, start: 0, end: 3 }), slice(x, { axis: 0, start: 3 })));
    const x = double([2, -4, 1e-310, 0, 0, 0]);
    expect(hvp(ofBoth)(x, double([1, 1, 0, 0, 0, 0])).toArray()).toEqual([0, 0, 0, 0.5, -0.25, 0]);
  });

  it("of first and second order agree with differences, over any broadcast", () => {
    expectBinaryGradients(power, 0.5, 2);
  });

  it("flow to both where one tensor is base and exponent", () => {
    const { gradients } = pull((x) => multiply(power(x, x), 1), double([1, 2]));
    expect(gradients[0]).toEqual([1, expect.closeTo(4 * (1 + Math.LN2), 13)]);
  });
});
