import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matmul, multiply, sum, type Tensor, tensor, zeros } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor } from "../aspects/gradients.ts";

describe("matmul", () => {
  it("multiplies matrices", () => {
    const a = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const b = tensor([
      [1, 0],
      [2, 1],
      [0, 5],
    ]);
    expect(matmul(a, b).toArray()).toEqual([
      [5, 17],
      [14, 35],
    ]);
    expect(pull((x, y) => matmul(x!, y!), a, b).gradients).toEqual([
      [
        [1, 3, 5],
        [1, 3, 5],
      ],
      [
        [5, 5],
        [7, 7],
        [9, 9],
      ],
    ]);
    expect(matmul(a, tensor(new Float64Array(3), [3, 1])).dtype).toBe("float64");
  });

  it("is a sum of products, over any batches that broadcast", () => {
    const batches: [number[], number[], number[]][] = [
      [[], [], []],
      [[2], [2], [2]],
      [[3, 1], [2], [3, 2]],
      [[], [2, 2], [2, 2]],
      [[1], [4], [4]],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...batches),
        fc.tuple(
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 3 }),
        ),
        fc.nat(100),
        ([left, right, batch], [rows, terms, columns], seed) => {
          const a = randomTensor([...left, rows, terms], seed);
          const b = randomTensor([...right, terms, columns], seed + 1);
          const product = matmul(a, b);
          expect(product.shape).toEqual([...batch, rows, columns]);
          // The same by broadcasting: [..., rows, terms, 1] times [..., 1, terms, columns].
          const wide = multiply(
            tensor(a.data, [...left, rows, terms, 1]),
            tensor(b.data, [...right, 1, terms, columns]),
          );
          const naive = sum(wide, { axis: -2 });
          expect(Array.from(product.data)).toEqual(
            Array.from(naive.data, (value) => expect.closeTo(value, 12)),
          );
          expectGradients((x: Tensor) => matmul(x, b), a);
          expectGradients((x: Tensor) => matmul(a, x), b);
        },
      ),
      { seed: 8, numRuns: 6 },
    );
  });

  it("has the gradient of a matrix with itself", () => {
    expectGradients((x: Tensor) => matmul(x, x), randomTensor([2, 2], 3));
  });

  it.each<[string, ErrorConstructor, () => unknown]>([
    [
      "matmul: shapes [2] and [2, 2], want [..., rows, terms]",
      RangeError,
      () => matmul(zeros([2]), zeros([2, 2])),
    ],
    ["matmul: shapes [2, 3] and [2, 3]", RangeError, () => matmul(zeros([2, 3]), zeros([2, 3]))],
    [
      "matmul: shapes [2] and [3] do not broadcast",
      RangeError,
      () => matmul(zeros([2, 1, 1]), zeros([3, 1, 1])),
    ],
    ["matmul: b is 5, want a Tensor", TypeError, () => matmul(zeros([2, 2]), 5 as never)],
  ])("refuses: %s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});
