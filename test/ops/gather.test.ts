import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, type Tensor } from "../../src/index.ts";
import { cumulativeSum, gather, gatherBy, sort } from "../../src/ops/gather.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../src/tensor/shape.ts";
import { shapeAndAxis } from "../tensor/random-shapes.ts";
import { randomNumbers } from "../tensor/random-values.ts";
import { expectGradients, pull, randomTensor } from "./gradients.ts";

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
});

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

describe("gather", () => {
  it("picks along an axis, some values twice", () => {
    const indices = labelMap([1, 1, 0, 2], [2, 2]);
    expect(gather(matrix, indices).toArray()).toEqual([
      [1, 1],
      [4, 5],
    ]);
    expect(gather(matrix, labelMap([1, 0, 1], [1, 3]), { axis: 0 }).toArray()).toEqual([[4, 1, 5]]);
    expect(pull((x) => gather(x, indices), matrix).gradients[0]).toEqual([
      [0, 2, 0],
      [1, 0, 1],
    ]);
    expect(gatherBy(matrix, [2, 0], [2, 1], 1).toArray()).toEqual([[2], [4]]);
  });

  it.each<[string, ErrorConstructor, () => unknown]>([
    [
      "gather: indices hold 3 at [1, 0], want 0 to 2",
      RangeError,
      () => gather(matrix, labelMap([0, 3], [2, 1])),
    ],
    ["gather: indices hold -1 at [0, 0]", RangeError, () => gather(matrix, labelMap([-1, 0], [2, 1]))],
    [
      "gather: indices shape [3, 1] differs from x shape [2, 3] beyond axis 1",
      RangeError,
      () => gather(matrix, labelMap([0, 0, 0], [3, 1])),
    ],
    ["gather: indices shape [2] differs", RangeError, () => gather(matrix, labelMap([0, 0]))],
    ["gather: indices is an array, want a LabelMap", TypeError, () => gather(matrix, [0, 1] as never)],
    ["sort: axis 2 of a tensor of rank 2", RangeError, () => sort(matrix, { axis: 2 })],
    ["sort: descending is 1, want true or false", TypeError, () => sort(matrix, { descending: 1 as never })],
    ["cumulativeSum: axis -3 of a tensor of rank 2", RangeError, () => cumulativeSum(matrix, { axis: -3 })],
  ])("refuses: %s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});

describe("gradients", () => {
  it("of first and second order agree with differences, along any axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.nat(100), fc.boolean(), ([shape, axis], seed, descending) => {
        const x = randomTensor(shape, seed);
        const random = randomNumbers(seed);
        const picked = shape.map((extent, other) => (other === axis ? 2 : extent));
        const size = sizeOf(picked);
        const indices = labelMap(
          Int32Array.from({ length: size }, () => Math.floor(random() * shape[axis]!)),
          picked,
        );
        expectGradients(
          bent((at) => sort(at, { axis, descending })),
          x,
        );
        expectGradients(
          bent((at) => cumulativeSum(at, { axis })),
          x,
        );
        expectGradients(
          bent((at) => gather(at, indices, { axis })),
          x,
        );
      }),
      { seed: 13, numRuns: 12 },
    );
  });
});
