import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zeros } from "../../../src/tensor/make/constant.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import type { NestedNumbers } from "../../../src/tensor/nest-values.ts";
import { shapes } from "../random-shapes.ts";
import { randomValues } from "../random-values.ts";

describe("tensor of a typed array", () => {
  it.each([
    ["float32", new Float32Array([9, 1, 2, 3, 4])],
    ["float64", new Float64Array([9, 1, 2, 3, 4])],
  ] as const)("wraps %s without a copy, from any offset", (dtype, memory) => {
    const values = memory.subarray(1);
    const x = tensor(values, [2, 2]);
    expect(x.data).toBe(values);
    expect(x.dtype).toBe(dtype);
    expect(tensor(values, [4], { dtype }).data).toBe(values);
    memory[2] = 7;
    expect(x.toArray()).toEqual([
      [1, 7],
      [3, 4],
    ]);
  });

  it("copies where the dtype asked for is another", () => {
    const values = Float64Array.of(0.1, -2);
    expect(tensor(values, [2], { dtype: "float32" }).data).toEqual(Float32Array.of(0.1, -2));
    expect(tensor(Float32Array.of(0.1), [1], { dtype: "float64" }).data).toEqual(
      Float64Array.of(Math.fround(0.1)),
    );
    expect(values).toEqual(Float64Array.of(0.1, -2));
  });

  it.each([
    [Int8Array],
    [Uint8Array],
    [Uint8ClampedArray],
    [Int16Array],
    [Uint16Array],
    [Int32Array],
    [Uint32Array],
  ])("makes floats of %o", (Kind) => {
    const values = new Kind([9, 1, 2]).subarray(1);
    expect(tensor(values).data).toEqual(Float32Array.of(1, 2));
    expect(tensor(values, [1, 2], { dtype: "float64" }).data).toEqual(Float64Array.of(1, 2));
  });
});

describe("tensor of numbers", () => {
  it.each([
    [3, [], 1],
    [[1, 2, 3], [3], 3],
    [[[1, 2, 3]], [1, 3], 3],
    [
      [
        [[1], [2]],
        [[3], [4]],
        [[5], [6]],
      ],
      [3, 2, 1],
      6,
    ],
  ])("%j has shape %j", (values, shape, size) => {
    const x = tensor(values as NestedNumbers);
    expect(x.shape).toEqual(shape);
    expect([x.size, x.rank, x.dtype]).toEqual([size, shape.length, "float32"]);
    expect(x.toArray()).toEqual(values);
  });

  it("fills a shape of its own", () => {
    expect(
      tensor(
        [
          [1, 2],
          [3, 4],
        ],
        [4, 1],
      ).toArray(),
    ).toEqual([[1], [2], [3], [4]]);
    expect(tensor(5, [1, 1]).toArray()).toEqual([[5]]);
    expect(tensor([7], []).item()).toBe(7);
  });

  it("keeps float64 if asked", () => {
    expect(tensor(0.1, [], { dtype: "float64" }).item()).toBe(0.1);
    expect(tensor(0.1).item()).toBe(Math.fround(0.1));
  });

  it("toArray is undone by tensor", () => {
    fc.assert(
      fc.property(shapes(0, 4), (shape) => {
        const size = zeros(shape).size;
        const x = tensor(randomValues(size, size), shape);
        const again = tensor(x.toArray(), undefined, { dtype: "float64" });
        expect(again.shape).toEqual(shape);
        expect(again.data).toEqual(x.data);
      }),
      { seed: 6 },
    );
  });
});

describe("errors", () => {
  it.each([
    ["tensor: values are empty, want at least one", RangeError, () => tensor([])],
    ["tensor: values are empty", RangeError, () => tensor([[], []])],
    [
      "tensor: values are ragged, 1 values where 2 come first on axis 1",
      RangeError,
      () => tensor([[1, 2], [3]]),
    ],
    ["tensor: 3 values do not fill shape [2, 2] of 4", RangeError, () => tensor([1, 2, 3], [2, 2])],
    ['tensor: dtype is "int8"', RangeError, () => tensor(1, [], { dtype: "int8" as never })],
    ['tensor: values hold "1", want numbers', TypeError, () => tensor(["1"] as never)],
    ["tensor: values hold null", TypeError, () => tensor([null] as never)],
    ["tensor: values are a BigInt64Array", TypeError, () => tensor(BigInt64Array.of(1n) as never)],
    ["tensor: values are a DataView", TypeError, () => tensor(new DataView(new ArrayBuffer(4)) as never)],
    ['tensor: shape is "1"', TypeError, () => tensor([1], "1" as never)],
    [
      'unknown option "dtyp", want dtype, channel; did you mean "dtype"?',
      TypeError,
      () => tensor([1], [1], { dtyp: "float64" } as never),
    ],
  ])("%s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});
