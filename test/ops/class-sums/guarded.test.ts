import { describe, expect, it } from "vitest";
import { grad, sum, type Tensor } from "../../../src/index.ts";
import { boundedLog, positivePower, smoothRatio } from "../../../src/ops/class-sums/guarded.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { expectGradients } from "../aspects/gradients.ts";

const f64 = (values: number[]) => tensor(values, [values.length], { dtype: "float64" });
const none = { numerator: 0, denominator: 0, floor: 0 };

describe("smoothRatio", () => {
  it.each([
    ["adds to both", { numerator: 1, denominator: 2, floor: 0 }, [3], [4], [4 / 6]],
    [
      "holds the denominator at the floor, after the addition",
      { numerator: 0, denominator: 1, floor: 5 },
      [3],
      [2],
      [3 / 5],
    ],
    ["leaves a larger denominator", { numerator: 0, denominator: 1, floor: 5 }, [3], [9], [3 / 10]],
    ["is 1 where the denominator is 0", none, [0, 1], [0, 2], [1, 0.5]],
    ["is 0 over a floor", { ...none, floor: 1 }, [0], [0], [0]],
  ])("%s", (_, smooth, numerator, denominator, want) => {
    expect(smoothRatio(f64(numerator), f64(denominator), smooth).toArray()).toEqual(want);
  });

  it("has gradient 0 where the denominator is 0", () => {
    const ratio = (x: Tensor) => sum(smoothRatio(x, x, none));
    expect(grad(ratio)(f64([0])).toArray()).toEqual([0]);
  });
});

const x = tensor([4, 1, 0, -1, -4], [5], { dtype: "float64" });

describe("positivePower", () => {
  it.each([
    [0, [1, 1, 1, 1, 1], [0, 0, 0, 0, 0]],
    [0.5, [2, 1, 0, 0, 0], [0.25, 0.5, 0, 0, 0]],
    [1, [4, 1, 0, 0, 0], [1, 1, 0, 0, 0]],
    [1.5, [8, 1, 0, 0, 0], [3, 1.5, 0, 0, 0]],
    [2, [16, 1, 0, 0, 0], [8, 2, 0, 0, 0]],
  ])("to the power %f: max(0, x)^γ, and gradient 0 from 0 down", (gamma, value, slope) => {
    expect(positivePower(x, gamma).toArray()).toEqual(value);
    expect(grad((at) => sum(positivePower(at, gamma)))(x).toArray()).toEqual(slope);
  });

  it("has gradients of first and second order that agree with differences", () => {
    for (const gamma of [0.5, 0.75, 4 / 3, 2, 3]) {
      expectGradients((at) => positivePower(at, gamma), tensor([0.5, 2, -1, 3], [4], { dtype: "float64" }));
    }
  });

  it("keeps shape and dtype, also as ones", () => {
    for (const gamma of [0, 2]) {
      const power = positivePower(tensor([[1, 2]]), gamma);
      expect([power.shape, power.dtype]).toEqual([[1, 2], "float32"]);
    }
  });
});

it("a bounded logarithm is the logarithm, and −100 with gradient 0 below e⁻¹⁰⁰", () => {
  const x = tensor([1, 0.5, 1e-40, 1e-44, 0], [5], { dtype: "float64" });
  const values = boundedLog(x).data;
  expect(values[0]).toBe(0);
  expect(values[1]).toBe(Math.log(0.5));
  expect(values[2]).toBe(Math.log(1e-40));
  expect(values[3]).toBeCloseTo(-100, 13);
  expect(values[4]).toBeCloseTo(-100, 13);
  expect(grad((y) => sum(boundedLog(y)))(x).toArray()).toEqual([1, 2, 1e40, 0, 0]);
});
