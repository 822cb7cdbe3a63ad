import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, type Tensor } from "../../src/index.ts";
import { cumulativeMax, cumulativeSum } from "../../src/ops/cumulative.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { shapeAndAxis } from "../tensor/random-shapes.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

const bent = (f: (x: Tensor) => Tensor) => (x: Tensor) => multiply(f(x), f(x));
const matrix = tensor([
  [3, 1, 2],
  [4, 6, 5],
]);

describe("cumulativeSum", () => {
  it("runs along an axis", () => {
    expect(cumulativeSum(matrix).toArray()).toEqual([
      [3, 4, 6],
      [4, 10, 15],
    ]);
    expect(cumulativeSum(matrix, { axis: 0 }).toArray()).toEqual([
      [3, 1, 2],
      [7, 7, 7],
    ]);
    expect(pull((x) => cumulativeSum(x), matrix).gradients[0]).toEqual([
      [3, 2, 1],
      [3, 2, 1],
    ]);
  });
});

describe("cumulativeMax", () => {
  it("runs along an axis; the first of equal values has the gradient, a NaN stays", () => {
    expect(cumulativeMax(matrix, { axis: 0 }).toArray()).toEqual([
      [3, 1, 2],
      [4, 6, 5],
    ]);
    expect(cumulativeMax(tensor([1, 3, 2, 3, 5])).toArray()).toEqual([1, 3, 3, 3, 5]);
    expect(pull((x) => cumulativeMax(x), tensor([1, 3, 2, 3, 5])).gradients[0]).toEqual([1, 3, 0, 0, 1]);
    expect(cumulativeMax(tensor([1, Number.NaN, 3])).toArray()).toEqual([1, Number.NaN, Number.NaN]);
    expect(cumulativeMax(tensor([-Infinity, -Infinity])).toArray()).toEqual([-Infinity, -Infinity]);
  });
});

describe.each([
  ["cumulativeSum", cumulativeSum],
  ["cumulativeMax", cumulativeMax],
] as const)("%s", (name, operation) => {
  it("has gradients of first and second order that agree with differences, along any axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.nat(100), ([shape, axis], seed) => {
        expectGradients(
          bent((at) => operation(at, { axis })),
          randomTensor(shape, seed),
        );
      }),
      { seed: 13, numRuns: 10 },
    );
  });

  it("refuses an axis that does not exist", () => {
    expect(() => operation(matrix, { axis: -3 })).toThrow(
      new RangeError(`${name}: axis -3 of a tensor of rank 2, want -2 to 1`),
    );
  });
});
