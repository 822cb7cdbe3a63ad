import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argmax } from "../../../src/tensor/make/argmax.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { oneHot } from "../../../src/tensor/make/one-hot.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { shapes } from "../random-shapes.ts";
import { randomLabels } from "../random-values.ts";

describe("oneHot", () => {
  const labels = labelMap([2, 0, 1, 1], [2, 2]);

  it.each([
    [-1, [2, 2, 3], [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0]],
    [2, [2, 2, 3], [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0]],
    [1, [2, 3, 2], [0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]],
    [0, [3, 2, 2], [0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]],
    [-3, [3, 2, 2], [0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]],
  ])("along axis %i", (classAxis, shape, data) => {
    const x = oneHot(labels, 3, { classAxis });
    expect(x.shape).toEqual(shape);
    expect(x.data).toEqual(Float32Array.from(data));
  });

  it("in float64 if asked", () => {
    expect(oneHot(labelMap([1]), 2, { dtype: "float64" }).data).toEqual(Float64Array.of(0, 1));
  });

  it("argmax undoes it, whatever the axis", () => {
    fc.assert(
      fc.property(shapes(1, 3), fc.integer({ min: 1, max: 5 }), fc.nat(3), (shape, classes, axis) => {
        const size = sizeOf(shape);
        const map = labelMap(randomLabels(size, size, classes), shape);
        const classAxis = Math.min(axis, shape.length);
        const x = oneHot(map, classes, { classAxis });
        let sum = 0;
        for (const value of x.data) sum += value;
        expect(sum).toBe(size);
        expect([...argmax(x, { classAxis }).data]).toEqual([...map.data]);
      }),
      { seed: 3 },
    );
  });

  it.each<[string, () => unknown]>([
    ["labels holds label 3 at [0, 1], want 0 to 2", () => oneHot(labelMap([0, 3, 0], [1, 3]), 3)],
    ["labels holds label -1 at [0], want 0 to 2", () => oneHot(labelMap([-1]), 3)],
    ["classes is 0, want a finite number from 1", () => oneHot(labels, 0)],
    ["classes is 1.5, want a whole number", () => oneHot(labels, 1.5)],
    ["classAxis 3 of a tensor of rank 3, want -3 to 2", () => oneHot(labels, 3, { classAxis: 3 })],
    ["classAxis -4 of a tensor of rank 3, want -3 to 2", () => oneHot(labels, 3, { classAxis: -4 })],
    [
      'dtype is "float16", want "float32" or "float64"',
      () => oneHot(labels, 3, { dtype: "float16" as never }),
    ],
  ])("refuses: %s", (message, run) => {
    expect(run).toThrow(new RangeError(`oneHot: ${message}`));
  });
});
