import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, type Tensor } from "../../src/index.ts";
import { sort } from "../../src/ops/sort.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { shapeAndAxis } from "../tensor/random-shapes.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

const bent = (f: (x: Tensor) => Tensor) => (x: Tensor) => multiply(f(x), f(x));
const matrix = tensor([
  [3, 1, 2],
  [4, 6, 5],
]);

describe("sort", () => {
  it("puts values in order along an axis, and gradients back", () => {
    expect(sort(matrix).toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(sort(matrix, { axis: 0, descending: true }).toArray()).toEqual([
      [4, 6, 5],
      [3, 1, 2],
    ]);
    const weights = tensor([
      [1, 10, 100],
      [2, 20, 200],
    ]);
    expect(pull((x) => multiply(sort(x), weights), matrix).gradients[0]).toEqual([
      [100, 1, 10],
      [2, 200, 20],
    ]);
  });

  it("gives equal values the places of their order", () => {
    const { gradients } = pull((x) => multiply(sort(x), tensor([1, 2, 3])), tensor([5, 1, 5]));
    expect(gradients[0]).toEqual([2, 1, 3]);
    const down = pull((x) => multiply(sort(x, { descending: true }), tensor([1, 2, 3])), tensor([5, 1, 5]));
    expect(down.gradients[0]).toEqual([1, 3, 2]);
  });

  it.each<[string, ErrorConstructor, () => unknown]>([
    ["sort: axis 2 of a tensor of rank 2", RangeError, () => sort(matrix, { axis: 2 })],
    ["sort: descending is 1, want true or false", TypeError, () => sort(matrix, { descending: 1 as never })],
  ])("refuses: %s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });

  it("has gradients of first and second order that agree with differences, along any axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.nat(100), fc.boolean(), ([shape, axis], seed, descending) => {
        expectGradients(
          bent((at) => sort(at, { axis, descending })),
          randomTensor(shape, seed),
        );
      }),
      { seed: 13, numRuns: 12 },
    );
  });
});
