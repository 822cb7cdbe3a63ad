import { describe, expect, it } from "vitest";
import { fromJsPyTorch } from "../../../src/gradcheck/adapters/from-js-pytorch.ts";
import { gradcheck, tensor } from "../../../src/index.ts";

type Nested = number | Nested[];
const flat = (values: Nested): number[] => (Array.isArray(values) ? values.flatMap(flat) : [values]);
const twice = (values: Nested): Nested => (Array.isArray(values) ? values.map(twice) : 2 * values);

interface Leaf {
  readonly data: Nested;
  readonly requiresGrad: boolean;
  grad?: Nested;
}

const torch = { tensor: (data: Nested, requiresGrad: boolean): Leaf => ({ data, requiresGrad }) };

/** The sum of squares, whose gradient `backward` leaves in the first argument. */
const squares = (x: Leaf) => ({
  data: [flat(x.data).reduce((sum, value) => sum + value * value, 0)],
  backward: () => {
    if (!x.requiresGrad) throw new Error("needs a gradient");
    x.grad = twice(x.data);
  },
});

describe("fromJsPyTorch", () => {
  it("gives nested arrays, and flattens those of the gradient", () => {
    let seen: Nested = 0;
    const { f, gradient } = fromJsPyTorch(torch, (x: Leaf) => {
      seen = x.data;
      return squares(x);
    });
    const x = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
    expect(f(x)).toBe(91);
    expect(seen).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(gradient(x)).toEqual([Float64Array.of(2, 4, 6, 8, 10, 12)]);
    expect(f(tensor(3))).toBe(9);
    expect(gradcheck(f, Float64Array.of(3, 1), { gradient }).verdict).toBe("pass");
  });

  it("gives zeros for an input that the function does not use", () => {
    const { gradient } = fromJsPyTorch(torch, squares);
    expect(gradient(Float64Array.of(1), Float64Array.of(5, 6))[1]).toEqual(new Float64Array(2));
  });

  it("refuses what is not the library, and a function of several values", () => {
    expect(() => fromJsPyTorch({}, squares)).toThrow(/fromJsPyTorch: the library has no function tensor/);
    const { f, gradient } = fromJsPyTorch(torch, (x: Leaf) => ({ ...squares(x), data: [1, 2] }));
    expect(() => f(Float64Array.of(1))).toThrow(/fromJsPyTorch: the function gives 2 values/);
    expect(() => gradient(Float64Array.of(1))).toThrow(/fromJsPyTorch: the function gives 2 values/);
  });
});
