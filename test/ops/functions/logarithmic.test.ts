import { describe, expect, it } from "vitest";
import { expm1, grad, hvp, logAddExp, logSigmoid, sum, type Tensor, tensor } from "../../../src/index.ts";
import { expectBinaryGradients, pull } from "../aspects/gradients.ts";
import { testFunction } from "./points.ts";

describe("expm1", () => {
  testFunction(
    expm1,
    [-2, 2],
    [
      [0, 0, 1],
      [1e-20, 1e-20, 1],
      [1, 1.7182818284590453, Math.E],
      [-Infinity, -1, 0],
    ],
  );
});

describe("logSigmoid", () => {
  testFunction(
    logSigmoid,
    [-3, 3],
    [
      [0, -Math.LN2, 0.5],
      [-1000, -1000, 1],
      [40, -4.248354255291589e-18, 4.248354255291589e-18],
      [800, 0, 0],
    ],
  );
});

describe("logAddExp", () => {
  const at = (x: number) => tensor(x, [], { dtype: "float64" });

  it.each([
    [0, 0, Math.LN2],
    [1000, 1000, 1000 + Math.LN2],
    [-1000, 0, 0],
    [-Infinity, 3, 3],
    [-Infinity, -Infinity, -Infinity],
    [Infinity, -Infinity, Infinity],
    [Infinity, Infinity, Infinity],
    [1, 2, 2.313261687518223],
  ])("of %d and %d is %d", (a, b, want) => {
    expect(logAddExp(at(a), at(b)).item()).toBeCloseTo(want, 15);
    expect(logAddExp(at(b), at(a)).item()).toBe(logAddExp(at(a), at(b)).item());
  });

  it("has the shares of a softmax as its gradients, without overflow", () => {
    const { gradients } = pull((a, b) => logAddExp(a!, b!), at(1000), at(1000));
    expect(gradients).toEqual([0.5, 0.5]);
    expect(grad((x: Tensor) => sum(logAddExp(x, x)))(at(3)).item()).toBe(1);
    expect(hvp((x: Tensor) => sum(logAddExp(x, 0)))(at(0), at(1)).item()).toBe(0.25);
    expectBinaryGradients(logAddExp, -2, 2, 8);
  });
});
