import { describe, expect, it } from "vitest";
import { meanPool, multiply, type Tensor, tensor } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor } from "../aspects/gradients.ts";

describe("meanPool", () => {
  it("is the mean of the window, at the edges of the places inside", () => {
    expect(meanPool(tensor([1, 3, 2, 0]), { window: [3] }).toArray()).toEqual([2, 2, Math.fround(5 / 3), 1]);
    expect(
      meanPool(
        tensor([
          [1, 2],
          [3, 6],
        ]),
        { window: [3, 3] },
      ).toArray(),
    ).toEqual([
      [3, 3],
      [3, 3],
    ]);
    expect(meanPool(tensor([3e38, 3e38]), { window: [3] }).toArray()).toEqual([
      Math.fround(3e38),
      Math.fround(3e38),
    ]);
  });

  it("shares gradients among the window", () => {
    const weights = tensor([6, 0, 0]);
    expect(
      pull((x) => multiply(meanPool(x, { window: [3] }), weights), tensor([1, 2, 3])).gradients[0],
    ).toEqual([3, 3, 0]);
    expectGradients((x: Tensor) => meanPool(x, { window: [3, 1, 5] }), randomTensor([3, 2, 4], 6));
  });

  it("refuses a window that does not fit", () => {
    expect(() => meanPool(tensor([1, 2]), { window: [2] })).toThrow(
      new RangeError("meanPool: window [2], want 1 odd lengths"),
    );
  });
});
