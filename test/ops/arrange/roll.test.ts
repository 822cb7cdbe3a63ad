import { describe, expect, it } from "vitest";
import { roll, type Tensor, tensor } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor, weighted } from "../aspects/gradients.ts";

describe("roll", () => {
  it.each([
    [1, [4, 1, 2, 3]],
    [-1, [2, 3, 4, 1]],
    [0, [1, 2, 3, 4]],
    [5, [4, 1, 2, 3]],
    [-9, [2, 3, 4, 1]],
  ])("by %d", (shift, want) => {
    expect(roll(tensor([1, 2, 3, 4]), { shift }).toArray()).toEqual(want);
  });

  it("moves along an axis, and gradients back", () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(roll(x, { shift: 1, axis: 0 }).toArray()).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect(pull((at) => roll(at, { shift: 1 }), x).gradients[0]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expectGradients((at: Tensor) => weighted(roll(at, { shift: 2, axis: 1 }), 3), randomTensor([2, 3, 2], 1));
  });

  it("refuses a shift that is not whole, or missing", () => {
    expect(() => roll(tensor([1]), { shift: 0.5 })).toThrow(
      new RangeError("roll: shift is 0.5, want a whole number"),
    );
    expect(() => roll(tensor([1]), {} as never)).toThrow(
      new TypeError("roll: shift is undefined, want a number"),
    );
  });
});
