import fc from "fast-check";
import { expect, it } from "vitest";
import { matmul, multiply, sum, type Tensor, tensor } from "../../../src/index.ts";
import { expectGradients, randomTensor } from "../aspects/gradients.ts";

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
