import { describe, expect, it } from "vitest";
import { add, divide, multiply, negate, type Operand, subtract, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectBinaryGradients, expectUnaryGradients, pull } from "./aspects/gradients.ts";

const double = { dtype: "float64" } as const;

describe.each([
  ["add", add, (x: number, y: number) => x + y, [5, 6.5], [11, 15], [1, 1], 2],
  ["subtract", subtract, (x: number, y: number) => x - y, [1, 3.5], [-9, -5], [1, 1], -2],
  ["multiply", multiply, (x: number, y: number) => x * y, [6, 7.5], [10, 50], [2, 1.5], 8],
  [
    "divide",
    divide,
    (x: number, y: number) => x / y,
    [1.5, 10 / 3],
    [0.1, 0.5],
    [0.5, 1 / 1.5],
    -3 / 4 - 5 / 2.25,
  ],
] as const)("%s", (_, operation, plain, withTensor, withNumber, toA, toB) => {
  const a = tensor([3, 5], [2], double);
  const b = tensor([2, 1.5], [2], double);

  it("has the values of the arithmetic", () => {
    expect(operation(a, b).toArray()).toEqual(withTensor);
    expect(operation(tensor([1, 5], [2], double), 10).toArray()).toEqual(withNumber);
    expect(operation(7, 2).item()).toBe(operation(tensor(7), tensor(2)).item());
  });

  it("broadcasts", () => {
    const column = tensor([[1], [2]], undefined, double);
    const row = tensor([4, 8, 16], [3], double);
    expect(operation(column, row).toArray()).toEqual([1, 2].map((x) => [4, 8, 16].map((y) => plain(x, y))));
  });

  it("has the gradients of the arithmetic", () => {
    const { gradients } = pull(operation as (...x: Tensor[]) => Tensor, a, b);
    expect(gradients[0]).toEqual([expect.closeTo(toA[0], 14), expect.closeTo(toA[1], 14)]);
    expect((gradients[1] as number[]).reduce((x, y) => x + y)).toBeCloseTo(toB, 14);
  });

  it("has gradients of first and second order that agree with differences, over any broadcast", () => {
    expectBinaryGradients(operation as (a: Operand, b: Operand) => Tensor, 0.5, 2);
  });
});

describe("negate", () => {
  it("turns the sign", () => {
    const x = tensor([1, -2, 0]);
    expect(negate(x).toArray()).toEqual([-1, 2, -0]);
    expect(pull(negate, x).gradients[0]).toEqual([-1, -1, -1]);
    expectUnaryGradients(negate, -2, 2);
  });
});

describe("one tensor on both sides", () => {
  it("gathers both gradients", () => {
    const x = tensor([3, 4]);
    expect(pull((at) => multiply(at, at), x).gradients[0]).toEqual([6, 8]);
    expect(pull((at) => add(at, at), x).gradients[0]).toEqual([2, 2]);
    expect(pull((at) => subtract(at, at), x).gradients[0]).toEqual([0, 0]);
    expect(pull((at) => divide(at, at), x).gradients[0]).toEqual([0, 0]);
  });
});
