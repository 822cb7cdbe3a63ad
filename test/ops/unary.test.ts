import { describe, expect, it } from "vitest";
import {
  abs,
  exp,
  grad,
  log,
  log1p,
  multiply,
  relu,
  sigmoid,
  softplus,
  sqrt,
  square,
  sum,
  type Tensor,
  tanh,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectUnaryGradients, pull } from "./aspects/gradients.ts";

type Unary = (x: Tensor) => Tensor;
const E40 = 4.248354255291589e-18;

/** x, value and derivative. */
type Point = [number, number, number];
const OPERATIONS: [string, Unary, [number, number], Point[]][] = [
  [
    "square",
    square,
    [-2, 2],
    [
      [3, 9, 6],
      [-0.5, 0.25, -1],
      [0, 0, 0],
    ],
  ],
  [
    "sqrt",
    sqrt,
    [0.5, 3],
    [
      [9, 3, 1 / 6],
      [0, 0, Infinity],
    ],
  ],
  [
    "exp",
    exp,
    [-2, 2],
    [
      [0, 1, 1],
      [1, Math.E, Math.E],
      [-Infinity, 0, 0],
    ],
  ],
  [
    "log",
    log,
    [0.5, 3],
    [
      [1, 0, 1],
      [Math.E, 1, 1 / Math.E],
      [0, -Infinity, Infinity],
    ],
  ],
  [
    "log1p",
    log1p,
    [-0.5, 3],
    [
      [0, 0, 1],
      [1e-20, 1e-20, 1],
      [-1, -Infinity, Infinity],
    ],
  ],
  [
    "abs",
    abs,
    [-2, 2],
    [
      [-2, 2, -1],
      [3, 3, 1],
      [0, 0, 0],
    ],
  ],
  [
    "sigmoid",
    sigmoid,
    [-3, 3],
    [
      [0, 0.5, 0.25],
      [-40, E40, E40],
      [40, 1, E40],
      [800, 1, 0],
      [-800, 0, 0],
    ],
  ],
  [
    "softplus",
    softplus,
    [-3, 3],
    [
      [0, Math.LN2, 0.5],
      [100, 100, 1],
      [-40, E40, E40],
      [-800, 0, 0],
    ],
  ],
  [
    "tanh",
    tanh,
    [-2, 2],
    [
      [0, 0, 1],
      [Math.log(3) / 2, 0.5, 0.75],
      [20, 1, 4 * E40],
      [-400, -1, 0],
    ],
  ],
  [
    "relu",
    relu,
    [-2, 2],
    [
      [-2, 0, 0],
      [3, 3, 1],
      [0, 0, 0.5],
    ],
  ],
];

const close = (want: number) =>
  Number.isFinite(want)
    ? expect.closeTo(want, want === 0 ? 300 : 14 - Math.floor(Math.log10(Math.abs(want))))
    : want;

describe.each(OPERATIONS)("%s", (_, operation, [low, high], points) => {
  it.each(points)("at %f is %f, with derivative %f", (x, value, derivative) => {
    const got = pull(operation, tensor(x, [], { dtype: "float64" }));
    expect(got).toEqual({ value: close(value), gradients: [close(derivative)] });
  });

  it("has gradients of first and second order that agree with differences", () => {
    expectUnaryGradients(operation, low, high);
  });

  it("keeps shape and dtype, and its gradient does", () => {
    const x = tensor([[0.5], [0.25]]);
    expect(operation(x)).toMatchObject({ shape: [2, 1], dtype: "float32" });
    expect(grad((at) => sum(operation(at)))(x)).toMatchObject({ shape: [2, 1], dtype: "float32" });
  });

  it("of NaN is NaN", () => {
    expect(operation(tensor([Number.NaN])).item()).toBeNaN();
  });
});

describe("second derivatives where the first jumps", () => {
  it.each([
    ["abs", abs],
    ["relu", relu],
  ] as const)("of %s are 0", (_, operation) => {
    const slope = (x: Tensor) => sum(multiply(grad((at) => sum(operation(at)))(x), 1));
    expect(grad(slope)(tensor([-1, 0, 1])).toArray()).toEqual([0, 0, 0]);
  });
});
