import { describe, expect, it } from "vitest";
import { matmul, type Tensor, tensor, zeros } from "../../../src/index.ts";
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
