import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatenate, multiply, reshape, slice, type Tensor, transpose } from "../../src/index.ts";
import { elementAlong, withoutFirst } from "../../src/ops/shape.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../src/tensor/shape.ts";
import { coordinatesIn, positionIn } from "../kernels/naive-walk.ts";
import { shapeAndAxis, shapes } from "../tensor/random-shapes.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

const matrix = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
/** A movement is linear: its square is not, and shows second derivatives. */
const bent = (f: (x: Tensor) => Tensor) => (x: Tensor) => multiply(f(x), f(x));

describe("reshape", () => {
  it("keeps the numbers, without a copy", () => {
    const x = reshape(matrix, [3, 1, 2]);
    expect(x.toArray()).toEqual([[[1, 2]], [[3, 4]], [[5, 6]]]);
    expect(x.data).toBe(matrix.data);
    expect(reshape(tensor([5]), []).item()).toBe(5);
  });

  it("has gradients in the shape it came from", () => {
    const weights = tensor([1, 2, 3, 4, 5, 6]);
    expect(pull((x) => multiply(reshape(x, [6]), weights), matrix).gradients[0]).toEqual(matrix.toArray());
    expectGradients(
      bent((x) => reshape(x, [4, 3])),
      randomTensor([2, 3, 2], 1),
    );
  });

  it.each([
    ["shape [2, 3] does not become [5]", RangeError, [5]],
    ["shape [-1, 2] holds -1", RangeError, [-1, 2]],
    ["shape is 6", TypeError, 6],
  ])("refuses: %s", (message, kind, shape) => {
    expect(() => reshape(matrix, shape as number[])).toThrow(kind);
    expect(() => reshape(matrix, shape as number[])).toThrow(`reshape: ${message}`);
  });
});

describe("transpose", () => {
  it("reverses the axes, or takes them as named", () => {
    expect(transpose(matrix).toArray()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(transpose(reshape(matrix, [1, 2, 3]), [2, 0, -2]).shape).toEqual([3, 1, 2]);
    expect(transpose(tensor(5)).item()).toBe(5);
  });

  const permuted = shapes(1, 4).chain((shape) =>
    fc.tuple(fc.constant(shape), fc.shuffledSubarray([...shape.keys()], { minLength: shape.length })),
  );

  it("puts each element where the axes say, and its gradient back", () => {
    fc.assert(
      fc.property(permuted, ([shape, axes]) => {
        const x = randomTensor(shape, 1);
        const y = transpose(x, axes);
        for (const at of coordinatesIn(shape)) {
          const moved = axes.map((axis) => at[axis]!);
          expect(y.data[positionIn(y.shape, moved)]).toBe(x.data[positionIn(shape, at)]);
        }
        const weights = randomTensor(y.shape, 2);
        const inverse = axes.map((_, axis) => axes.indexOf(axis));
        const { gradients } = pull((at) => multiply(transpose(at, axes), weights), x);
        expect(gradients[0]).toEqual(transpose(weights, inverse).toArray());
      }),
      { seed: 7 },
    );
    expectGradients(
      bent((x) => transpose(x, [2, 0, 1])),
      randomTensor([2, 3, 2], 1),
    );
  });

  it.each([
    ["axes [0, 0] are not a permutation of the 2 axes", RangeError, [0, 0]],
    ["axes [0] are not a permutation of the 2 axes", RangeError, [0]],
    ["axis 2 of a tensor of rank 2", RangeError, [0, 2]],
    ["axes are 1, want an array", TypeError, 1],
  ])("refuses: %s", (message, kind, axes) => {
    expect(() => transpose(matrix, axes as number[])).toThrow(kind);
    expect(() => transpose(matrix, axes as number[])).toThrow(`transpose: ${message}`);
  });
});

describe("slice", () => {
  const bounds = fc.integer({ min: -6, max: 6 });

  it("takes what Array.prototype.slice takes, or throws where that is nothing", () => {
    fc.assert(
      fc.property(
        shapeAndAxis(1, 3),
        bounds,
        fc.option(bounds, { nil: undefined }),
        ([shape, axis], start, end) => {
          const x = randomTensor(shape, 3);
          const options = { axis, start, ...(end !== undefined && { end }) };
          const taken = [...new Array(shape[axis]!).keys()].slice(start, end);
          if (taken.length === 0) {
            expect(() => slice(x, options)).toThrow(RangeError);
            return;
          }
          const y = slice(x, options);
          expect(y.shape).toEqual(shape.map((extent, other) => (other === axis ? taken.length : extent)));
          for (const at of coordinatesIn(y.shape)) {
            const from = at.map((index, other) => (other === axis ? taken[index]! : index));
            expect(y.data[positionIn(y.shape, at)]).toBe(x.data[positionIn(shape, from)]);
          }
          expectGradients(
            bent((found) => slice(found, options)),
            x,
          );
        },
      ),
      { seed: 8, numRuns: 20 },
    );
  });

  it("has gradient 0 beside the range", () => {
    expect(pull((x) => slice(x, { axis: 1, start: 1, end: 2 }), matrix).gradients[0]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });

  it("says what it found nothing of", () => {
    expect(() => slice(matrix, { axis: 1, start: 2, end: 1 })).toThrow(
      new RangeError("slice: 2 to 1 holds nothing of the 3 along axis 1"),
    );
  });
});

describe("take", () => {
  it("is a slice without its axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.nat(3), ([shape, axis], found) => {
        const index = Math.min(found, shape[axis]! - 1);
        const x = randomTensor(shape, 4);
        const y = elementAlong(x, axis, index);
        expect(y.shape).toEqual(shape.filter((_, other) => other !== axis));
        expect(y.data).toEqual(slice(x, { axis, start: index, end: index + 1 }).data);
        expectGradients(
          bent((at) => elementAlong(at, axis, index)),
          x,
        );
      }),
      { seed: 9, numRuns: 8 },
    );
  });
});

describe("withoutFirst", () => {
  it("is a slice from the second place on", () => {
    const x = randomTensor([2, 3, 2], 1);
    for (const axis of [0, 1, 2]) expect(withoutFirst(x, axis)).toEqual(slice(x, { axis, start: 1 }));
  });
});

describe("concatenate", () => {
  it("puts tensors behind one another", () => {
    expect(concatenate([tensor([1, 2]), tensor([3])]).toArray()).toEqual([1, 2, 3]);
    expect(concatenate([matrix, tensor([[7], [8]])], { axis: -1 }).toArray()).toEqual([
      [1, 2, 3, 7],
      [4, 5, 6, 8],
    ]);
    expect(concatenate([matrix]).toArray()).toEqual(matrix.toArray());
  });

  it("is undone by slice, along any axis, and so is its gradient", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.integer({ min: 1, max: 3 }), ([shape, axis], extra) => {
        const extent = shape[axis]!;
        const a = randomTensor(shape, 5);
        const b = randomTensor(
          shape.map((size, other) => (other === axis ? extra : size)),
          6,
        );
        const joined = concatenate([a, b, a], { axis });
        expect(joined.size).toBe(2 * sizeOf(shape) + b.size);
        expect(slice(joined, { axis, start: extent, end: extent + extra }).data).toEqual(b.data);
        expect(slice(joined, { axis, start: extent + extra }).data).toEqual(a.data);
        expectGradients(
          bent((x) => concatenate([x, b, x], { axis })),
          a,
        );
        expectGradients(
          bent((x) => concatenate([a, x], { axis })),
          b,
        );
      }),
      { seed: 10, numRuns: 6 },
    );
  });

  it.each([
    ["tensors are empty", RangeError, [], 0],
    ["tensors are a Tensor", TypeError, matrix, 0],
    ["tensor 1 is null, want a Tensor", TypeError, [matrix, null], 0],
    ["tensor 1 shape [2] differs from [2, 3] beyond axis 0", RangeError, [matrix, tensor([1, 2])], 0],
    ["tensor 1 shape [3, 2] differs from [2, 3] beyond axis 1", RangeError, [matrix, transpose(matrix)], 1],
    ["axis 2 of a tensor of rank 2", RangeError, [matrix, matrix], 2],
  ])("refuses: %s", (message, kind, tensors, axis) => {
    expect(() => concatenate(tensors as Tensor[], { axis })).toThrow(kind);
    expect(() => concatenate(tensors as Tensor[], { axis })).toThrow(`concatenate: ${message}`);
  });
});
