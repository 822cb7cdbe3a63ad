import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argmax } from "../../../src/tensor/make/argmax.ts";
import { zeros } from "../../../src/tensor/make/constant.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { shapeAndAxis } from "../random-shapes.ts";
import { randomValues } from "../random-values.ts";

describe("argmax", () => {
  it("names the largest of the last axis", () => {
    const labels = argmax(
      tensor([
        [0.2, 0.7, 0.1],
        [0.6, 0.3, 0.1],
      ]),
    );
    expect(labels.data).toEqual(Uint8Array.of(1, 0));
    expect(labels.shape).toEqual([2]);
  });

  it("takes logits of any size", () => {
    expect(argmax(tensor([-Infinity, -1e30, -2e30])).data).toEqual(Uint8Array.of(1));
    expect(argmax(tensor([-Infinity, -Infinity, Infinity])).data).toEqual(Uint8Array.of(2));
  });

  it("takes the first of equals", () => {
    expect([
      ...argmax(
        tensor([
          [1, 1],
          [0, 0],
          [-1, 0],
        ]),
      ).data,
    ]).toEqual([0, 0, 1]);
  });

  it("over any axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 4), ([shape, axis]) => {
        const x = tensor(randomValues(zeros(shape).size, shape.length), shape);
        const outer = shape.slice(0, axis).reduce((size, extent) => size * extent, 1);
        const inner = shape.slice(axis + 1).reduce((size, extent) => size * extent, 1);
        const classes = shape[axis]!;
        const want: number[] = [];
        for (let o = 0; o < outer; o++) {
          for (let i = 0; i < inner; i++) {
            const column = Array.from({ length: classes }, (_, c) => x.data[(o * classes + c) * inner + i]!);
            want.push(column.indexOf(Math.max(...column)));
          }
        }
        for (const classAxis of [axis, axis - shape.length]) {
          const labels = argmax(x, { classAxis });
          expect([...labels.data]).toEqual(want);
          expect(labels.shape).toEqual(shape.filter((_, other) => other !== axis));
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it("has room for more than 256 classes", () => {
    const last = (classes: number) => {
      const values = new Float32Array(classes);
      values[classes - 1] = 1;
      return argmax(tensor(values)).data;
    };
    expect(last(256)).toEqual(Uint8Array.of(255));
    expect(last(257)).toEqual(Int32Array.of(256));
  });

  it("refuses NaN, and says where", () => {
    const x = tensor([
      [1, 2],
      [3, Number.NaN],
    ]);
    const want = new RangeError("argmax: prediction holds NaN at [1, 1]");
    expect(() => argmax(x)).toThrow(want);
    expect(() => argmax(x, { classAxis: 0 })).toThrow(want);
  });
});
