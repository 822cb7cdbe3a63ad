import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, type Tensor } from "../../src/index.ts";
import { gather, gatherBy } from "../../src/ops/gather.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../src/tensor/shape.ts";
import { shapeAndAxis } from "../tensor/random-shapes.ts";
import { randomNumbers } from "../tensor/random-values.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

const bent = (f: (x: Tensor) => Tensor) => (x: Tensor) => multiply(f(x), f(x));
const matrix = tensor([
  [3, 1, 2],
  [4, 6, 5],
]);

describe("gather", () => {
  it("picks along an axis, some values twice", () => {
    const indices = labelMap([1, 1, 0, 2], [2, 2]);
    expect(gather(matrix, indices).toArray()).toEqual([
      [1, 1],
      [4, 5],
    ]);
    expect(gather(matrix, labelMap([1, 0, 1], [1, 3]), { axis: 0 }).toArray()).toEqual([[4, 1, 5]]);
    const deep = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
    expect(Array.from(gather(deep, labelMap([1, 0, 0, 1], [2, 2, 1])).data)).toEqual([2, 3, 5, 8]);
    expect(pull((x) => gather(x, indices), matrix).gradients[0]).toEqual([
      [0, 2, 0],
      [1, 0, 1],
    ]);
    expect(gatherBy(matrix, [2, 0], [2, 1], 1).toArray()).toEqual([[2], [4]]);
  });

  it("picks places by their numbers, as NumPy's take", () => {
    expect(gather(matrix, [2, 0, 2]).toArray()).toEqual([
      [2, 3, 2],
      [5, 4, 5],
    ]);
    expect(gather(matrix, Uint8Array.of(1), { axis: 0 }).toArray()).toEqual([[4, 6, 5]]);
    expect(pull((x) => gather(x, [2, 0, 2]), matrix).gradients[0]).toEqual([
      [1, 0, 2],
      [1, 0, 2],
    ]);
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
    ["gather: indices hold 3 at 1, want 0 to 2", RangeError, () => gather(matrix, [0, 3])],
    ["gather: indices hold -1 at 0, want 0 to 2", RangeError, () => gather(matrix, Int8Array.of(-1))],
    ["gather: indices hold 0.5 at 0", RangeError, () => gather(matrix, [0.5])],
    ['gather: indices hold "1" at 0, want whole numbers', TypeError, () => gather(matrix, ["1"] as never)],
    ["gather: indices are empty", RangeError, () => gather(matrix, [])],
    [
      "gather: indices are a Float32Array, want a LabelMap or an array of numbers",
      TypeError,
      () => gather(matrix, Float32Array.of(1) as never),
    ],
  ])("refuses: %s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});

describe("gradients", () => {
  it("of first and second order agree with differences, along any axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.nat(100), ([shape, axis], seed) => {
        const x = randomTensor(shape, seed);
        const random = randomNumbers(seed);
        const picked = shape.map((extent, other) => (other === axis ? 2 : extent));
        const size = sizeOf(picked);
        const indices = labelMap(
          Int32Array.from({ length: size }, () => Math.floor(random() * shape[axis]!)),
          picked,
        );
        expectGradients(
          bent((at) => gather(at, indices, { axis })),
          x,
        );
        const places = Array.from({ length: 3 }, () => Math.floor(random() * shape[axis]!));
        expectGradients(
          bent((at) => gather(at, places, { axis })),
          x,
        );
      }),
      { seed: 13, numRuns: 7 },
    );
  });
});
