import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, negate, type Tensor } from "../../src/index.ts";
import { maxPool, minPool } from "../../src/ops/pool.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { shapes } from "../tensor/random-shapes.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

describe("maxPool and minPool", () => {
  it("look around each element, inside the array", () => {
    const line = tensor([1, 3, 2, 0]);
    expect(maxPool(line, { window: [3] }).toArray()).toEqual([3, 3, 3, 2]);
    expect(minPool(line, { window: [3] }).toArray()).toEqual([1, 1, 0, 0]);
    expect(maxPool(line, { window: [1] }).toArray()).toEqual([1, 3, 2, 0]);
    expect(maxPool(line, { window: [99] }).toArray()).toEqual([3, 3, 3, 3]);
    const square = tensor([
      [9, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
    ]);
    expect(maxPool(square, { window: [1, 3] }).toArray()).toEqual([
      [9, 9, 2],
      [4, 5, 5],
      [7, 8, 8],
    ]);
    expect(minPool(square, { window: [3, 3] }).toArray()).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [3, 3, 4],
    ]);
  });

  it("one is the other of the negative", () => {
    fc.assert(
      fc.property(shapes(1, 3, 5), fc.nat(100), (shape, seed) => {
        const x = randomTensor(shape, seed);
        const window = shape.map((extent) => (extent % 2 === 0 ? 3 : 5));
        expect(minPool(x, { window })).toEqual(negate(maxPool(negate(x), { window })));
      }),
      { seed: 14 },
    );
  });

  it("give the whole gradient to one, also of equals", () => {
    expect(pull((x) => maxPool(x, { window: [3] }), tensor([1, 3, 2, 0])).gradients[0]).toEqual([0, 3, 1, 0]);
    const { gradients } = pull((x) => maxPool(x, { window: [3] }), tensor([2, 2, 2]));
    expect((gradients[0] as number[]).reduce((sum, slope) => sum + slope)).toBe(3);
    expect((gradients[0] as number[]).every(Number.isInteger)).toBe(true);
  });

  it("have gradients of first and second order that agree with differences", () => {
    const bent = (f: (x: Tensor) => Tensor) => (x: Tensor) => multiply(f(x), f(x));
    const x = randomTensor([3, 2, 4], 1);
    expectGradients(
      bent((at) => maxPool(at, { window: [3, 1, 3] })),
      x,
    );
    expectGradients(
      bent((at) => minPool(at, { window: [3, 3, 3] })),
      x,
    );
  });

  it.each([
    [TypeError, undefined, "window is undefined, want an array of lengths"],
    [TypeError, 3, "window is 3"],
    [RangeError, [3], "window [3], want 2 odd lengths"],
    [RangeError, [3, 2], "window [3, 2], want 2 odd lengths"],
    [RangeError, [3, -1], "window [3, -1]"],
    [RangeError, [3, 1.5], "window [3, 1.5]"],
    [RangeError, [3, "3"], 'window [3, "3"]'],
  ])("refuse, as %s, window %j", (kind, window, message) => {
    for (const pool of [maxPool, minPool]) {
      const run = () => pool(tensor([[1, 2]]), { window } as never);
      expect(run).toThrow(kind);
      expect(run).toThrow(`${pool.name}: ${message}`);
    }
  });

  it("refuse what is not a tensor, by their name", () => {
    for (const pool of [maxPool, minPool]) {
      const want = new TypeError(`${pool.name}: x is null, want a Tensor`);
      expect(() => pool(null as never, { window: [1] })).toThrow(want);
    }
  });
});
