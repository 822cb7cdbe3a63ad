import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as kernels from "../../../src/kernels/arrays/binary.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { broadcasts, shapes } from "../../tensor/random-shapes.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { coordinatesIn, positionIn } from "../naive-walk.ts";
import { powerOf } from "../power-of.ts";
import { expectSameBits } from "../same-bits.ts";

const KERNELS: [string, kernels.BinaryKernel, (a: number, b: number) => number][] = [
  ["add", kernels.add, (a, b) => a + b],
  ["subtract", kernels.subtract, (a, b) => a - b],
  ["multiply", kernels.multiply, (a, b) => a * b],
  ["divide", kernels.divide, (a, b) => a / b],
  ["maximum", kernels.maximum, (a, b) => Math.max(a, b)],
  ["minimum", kernels.minimum, (a, b) => Math.min(a, b)],
  ["power", kernels.power, powerOf],
  ["greater", kernels.greater, (a, b) => Number(a > b)],
  ["less", kernels.less, (a, b) => Number(a < b)],
  ["equal", kernels.equal, (a, b) => Number(a === b)],
];

describe.each(KERNELS)("%s", (_, kernel, naive) => {
  it("agrees with one element after the other, over any broadcast and views", () => {
    fc.assert(
      fc.property(broadcasts(2, shapes(0, 4)), fc.nat(3), fc.nat(3), ({ space, operands }, i, j) => {
        const [aShape, bShape] = operands as [number[], number[]];
        // Views at an offset, among them values that are equal.
        const a = randomValues(sizeOf(aShape) + i, i)
          .map((x) => Math.round(4 * x) / 4)
          .subarray(i);
        const b = Float32Array.from(
          randomValues(sizeOf(bShape) + j, j),
          (x) => Math.round(4 * x) / 4,
        ).subarray(j);
        const want = coordinatesIn(space).map((at) =>
          naive(a[positionIn(aShape, at)]!, b[positionIn(bShape, at)]!),
        );
        const got = kernels.combine(kernel, a, aShape, b, bShape, space, "float64");
        expect(got).toEqual(Float64Array.from(want));
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("agrees over long runs, and rounds once", () => {
    const size = 2500;
    const a = randomValues(size, 1, 0.1, 2);
    const b = randomValues(size, 2, 0.1, 2);
    const want = Float32Array.from(a, (value, k) => naive(value, b[k]!));
    expectSameBits(kernels.combine(kernel, a, [size], b, [size], [size], "float32"), want);
    const scalar = Float32Array.from(a, (value) => naive(value, 0.7));
    expectSameBits(kernels.combine(kernel, a, [size], Float64Array.of(0.7), [], [size], "float32"), scalar);
  });
});

describe("special values", () => {
  it.each([
    ["maximum", kernels.maximum, [Number.NaN, Number.NaN, 1, -Infinity]],
    ["minimum", kernels.minimum, [Number.NaN, Number.NaN, -1, -Infinity]],
    ["greater", kernels.greater, [0, 0, 1, 0]],
    ["less", kernels.less, [0, 0, 0, 0]],
    ["equal", kernels.equal, [0, 0, 0, 1]],
    ["divide", kernels.divide, [Number.NaN, Number.NaN, -1, Number.NaN]],
  ] as const)("of %s", (_, kernel, want) => {
    const a = Float64Array.of(Number.NaN, 1, 1, -Infinity);
    const b = Float64Array.of(1, Number.NaN, -1, -Infinity);
    expect(kernels.combine(kernel, a, [4], b, [4], [4], "float64")).toEqual(Float64Array.from(want));
  });
});
