import { describe, expect, it } from "vitest";
import { lossKernels } from "../../../src/kernels/simd/loss-kernels.ts";
import { TABLE_BYTES } from "../../../src/kernels/simd/simd-module.ts";
import { randomValues } from "../../tensor/random-values.ts";

/** Bytes between the rows of a tile. */
const ROW = 8256;

describe("the largest logits", () => {
  it.each([1, 2, 5])("of %i classes are those of rows of float64", (classes) => {
    const { kernels, doubles, floats } = lossKernels.near()!;
    const [from, x, first, second] = [0, 1, 2, 3].map((k) => TABLE_BYTES + k * 8 * ROW) as [
      number,
      number,
      number,
      number,
    ];
    const values = Float32Array.from(randomValues(8 * classes, 3, -5, 5), (value, k) =>
      k % 7 === 0 ? 1 : value,
    );
    floats.set(values, from / 4);
    const gap = kernels.widenLargestRows(from, 32, classes, 8, x, first, first + ROW);
    for (let c = 0; c < classes; c++) {
      expect([...doubles.subarray((x + c * ROW) / 8, (x + c * ROW) / 8 + 8)]).toEqual([
        ...values.subarray(8 * c, 8 * c + 8),
      ]);
    }
    expect(kernels.largestRows(x, classes, 8, second, second + ROW)).toBe(gap);
    expect(gap).toBe(Math.max(...values) - Math.min(...values));
    for (const at of [0, ROW]) {
      const line = (start: number) => doubles.slice((start + at) / 8, (start + at) / 8 + 8);
      expect(line(first)).toEqual(line(second));
    }
  });

  it("are at no distance that is a number where one is NaN", () => {
    const { kernels, floats } = lossKernels.near()!;
    floats.set([1, 2, Number.NaN, 3, 5, 5, 5, 5], TABLE_BYTES / 4);
    const x = TABLE_BYTES + ROW;
    expect(kernels.widenLargestRows(TABLE_BYTES, 16, 2, 4, x, x + 4 * ROW, x + 5 * ROW)).toBeNaN();
  });
});

it("labels of one byte become classes, −1 where they are none or do not count", () => {
  const { kernels, bytes, buffer } = lossKernels.near()!;
  const [from, counted, out] = [TABLE_BYTES, TABLE_BYTES + 64, TABLE_BYTES + 128];
  const read = (labels: number[], mask: number[] | null) => {
    bytes.set(labels, from);
    if (mask !== null) bytes.set(mask, counted);
    const valid = kernels.readLabels(from, 8, 3, 0, mask === null ? 0 : counted, out) !== 0;
    return [valid, ...new Int32Array(buffer, out, 8)];
  };
  expect(read([0, 1, 2, 0, 2, 2, 1, 0], null)).toEqual([true, 0, 1, 2, 0, 2, 2, 1, 0]);
  expect(read([0, 1, 3, 0, 255, 2, 1, 0], null)).toEqual([false, 0, 1, -1, 0, -1, 2, 1, 0]);
  expect(read([0, 1, 3, 0, 255, 2, 1, 0], [1, 0, 0, 7, 0, 1, 1, 1])).toEqual([
    true,
    0,
    -1,
    -1,
    0,
    -1,
    2,
    1,
    0,
  ]);
});
