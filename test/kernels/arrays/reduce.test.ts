import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxInto, sumInto } from "../../../src/kernels/arrays/reduce.ts";
import { BLOCK, sumBlock } from "../../../src/kernels/arrays/summation.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { shapeAndAxes } from "../../tensor/random-shapes.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { coordinatesIn, positionIn } from "../naive-walk.ts";

/** What a reduction does one element after the other. */
function naive(
  x: ArrayLike<number>,
  shape: number[],
  outShape: number[],
  start: number,
  join: (a: number, b: number) => number,
): Float64Array {
  const out = new Float64Array(sizeOf(outShape)).fill(start);
  for (const at of coordinatesIn(shape)) {
    const k = positionIn(outShape, at);
    out[k] = join(out[k]!, x[positionIn(shape, at)]!);
  }
  return out;
}

const kept = (shape: number[], axes: number[]) =>
  shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));

describe("over any axes, from a view", () => {
  // Whole numbers: their sums are exact in any order.
  const draw = (shape: number[], offset: number) =>
    randomValues(sizeOf(shape) + offset, offset)
      .map((x) => Math.round(9 * x))
      .subarray(offset);

  it("sums", () => {
    fc.assert(
      fc.property(shapeAndAxes(0, 5), fc.nat(3), ([shape, axes], offset) => {
        const x = draw(shape, offset);
        const outShape = kept(shape, axes);
        expect(sumInto(x, shape, outShape)).toEqual(naive(x, shape, outShape, 0, (a, b) => a + b));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("finds the largest and the least", () => {
    fc.assert(
      fc.property(shapeAndAxes(0, 5), fc.nat(3), ([shape, axes], offset) => {
        const x = draw(shape, offset);
        const outShape = kept(shape, axes);
        expect([...maxInto(x, shape, outShape, 1)]).toEqual([
          ...naive(x, shape, outShape, -Infinity, Math.max),
        ]);
        // toEqual tells −0 from 0; which of them is the least is nobody's business.
        const least = maxInto(x, shape, outShape, -1).map((value) => value + 0);
        expect([...least]).toEqual(
          [...naive(x, shape, outShape, Infinity, Math.min)].map((value) => value + 0),
        );
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe("the order of a sum, to the last bit", () => {
  const size = 3 * BLOCK + 77;
  const x = randomValues(2 * size, 7);

  it("is that of the blocks along a last axis", () => {
    const blocks = (start: number) => {
      let sum = 0;
      for (let k = 0; k < size; k += BLOCK) sum += sumBlock(x, start + k, 1, Math.min(BLOCK, size - k));
      return sum;
    };
    expect(sumInto(x, [2, size], [2, 1])).toEqual(Float64Array.of(blocks(0), blocks(size)));
  });

  it("is one after the other along a first axis", () => {
    const want = new Float64Array(2);
    for (let k = 0; k < size; k++) for (let c = 0; c < 2; c++) want[c]! += x[2 * k + c]!;
    expect(sumInto(x, [size, 2], [1, 2])).toEqual(want);
  });

  it("is float64 for float32 too", () => {
    const ones = new Float32Array(5).fill(0.1);
    expect(sumInto(ones, [5], [1])[0]).toBe(sumInto(Float64Array.from(ones), [5], [1])[0]);
  });
});

describe("special values", () => {
  it("a NaN wins, wherever it stands", () => {
    for (let at = 0; at < 3; at++) {
      const x = Float64Array.of(1, 2, 3);
      x[at] = Number.NaN;
      expect(maxInto(x, [3], [1], 1)[0]).toBeNaN();
      expect(maxInto(x, [3], [1], -1)[0]).toBeNaN();
    }
  });

  it("infinities are numbers", () => {
    const x = Float64Array.of(-Infinity, -Infinity);
    expect(maxInto(x, [2], [1], 1)[0]).toBe(-Infinity);
    expect(maxInto(x, [2], [1], -1)[0]).toBe(-Infinity);
    expect(maxInto(Float64Array.of(Infinity), [1], [1], -1)[0]).toBe(Infinity);
  });
});
