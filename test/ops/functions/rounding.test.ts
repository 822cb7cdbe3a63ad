import { describe, expect, it } from "vitest";
import { floor, grad, multiply, round, sign, sum, type Tensor, tensor } from "../../../src/index.ts";

const x = tensor(
  new Float64Array([-Infinity, -2.5, -1.5, -0.5, -0, 0, 0.5, 1.5, 2.5, 2 ** 53 - 1, Number.NaN]),
);

describe.each([
  ["sign", sign, [-1, -1, -1, -1, -0, 0, 1, 1, 1, 1, Number.NaN]],
  ["floor", floor, [-Infinity, -3, -2, -1, -0, 0, 0, 1, 2, 2 ** 53 - 1, Number.NaN]],
  ["round", round, [-Infinity, -2, -2, -0, -0, 0, 0, 2, 2, 2 ** 53 - 1, Number.NaN]],
] as const)("%s", (_, operation, want) => {
  it("has its values, signs of 0 included", () => {
    expect(operation(x).toArray()).toEqual(want);
    expect(operation(tensor([1.25])).dtype).toBe("float32");
  });

  it("has a derivative of 0, and is a constant where it is all of a value", () => {
    expect(grad((at: Tensor) => sum(multiply(operation(at), at)))(tensor([2, -3])).toArray()).toEqual(
      Array.from(operation(tensor([2, -3])).data),
    );
    expect(grad((at: Tensor) => sum(operation(at)))(tensor([0.25])).toArray()).toEqual([0]);
  });
});

it("round is that of the nearest even number, also where doubles have halves no more", () => {
  for (const value of [2 ** 51 + 0.5, 2 ** 51 + 1.5, 2 ** 52 + 1, -(2 ** 51) - 0.5]) {
    const got = round(tensor(Float64Array.of(value))).item();
    expect(Math.abs(got - value)).toBeLessThanOrEqual(0.5);
    expect(Number.isInteger(got)).toBe(true);
    if (Math.abs(got - value) === 0.5) expect(Math.abs(got % 2)).toBe(0);
  }
});
