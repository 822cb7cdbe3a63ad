import { describe, expect, it } from "vitest";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const KINDS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
] as const;

describe("labelMap", () => {
  it.each(KINDS.map((Kind) => [Kind.name, Kind] as const))("wraps %s without a copy", (_, Kind) => {
    const values = new Kind([9, 0, 1, 2, 1]).subarray(1);
    const labels = labelMap(values, [2, 2]);
    expect(labels.data).toBe(values);
    expect(labels.shape).toEqual([2, 2]);
    expect(labels.size).toBe(4);
  });

  it.each([
    ["a plain array", [0, 3, -1]],
    ["BigInt64Array", BigInt64Array.of(0n, 3n, -1n)],
  ])("makes an Int32Array of %s", (_, values) => {
    const labels = labelMap(values);
    expect(labels.data).toEqual(Int32Array.of(0, 3, -1));
    expect(labels.shape).toEqual([3]);
  });

  it("makes an Int32Array of BigUint64Array", () => {
    expect(labelMap(BigUint64Array.of(7n)).data).toEqual(Int32Array.of(7));
  });

  it("takes nested arrays, booleans and floats that are whole", () => {
    expect(
      labelMap([
        [0, 1],
        [2, 1],
      ]),
    ).toMatchObject({ shape: [2, 2], data: Int32Array.of(0, 1, 2, 1) });
    expect(labelMap([[true], [false]]).toArray()).toEqual([[1], [0]]);
    expect(labelMap(Float64Array.of(0, 3, -2)).data).toEqual(Int32Array.of(0, 3, -2));
    expect(labelMap(tensor([[1, 0]])).shape).toEqual([1, 2]);
  });

  it("copies the shape", () => {
    const shape = [1, 2];
    const labels = labelMap([0, 1], shape);
    shape[0] = 5;
    expect(labels.shape).toEqual([1, 2]);
    expect(Object.isFrozen(labels.shape)).toBe(true);
  });

  it.each([
    [[0, 0.5], "labelMap: values hold 0.5 at 1, want whole numbers of at most 32 bits"],
    [[Number.NaN], "labelMap: values hold NaN at 0"],
    [
      Float32Array.of(1, 0.5),
      "labelMap: values hold 0.5 at 1, want whole numbers of at most 32 bits; argmax or threshold",
    ],
    [[[0, 1], [2]], "labelMap: values are ragged, 1 values where 2 come first on axis 1"],
    [[2 ** 31], "labelMap: values hold 2147483648 at 0"],
    [BigInt64Array.of(1n, 2n ** 40n), "labelMap: values hold 1099511627776 at 1"],
    [BigUint64Array.of(2n ** 64n - 1n), "labelMap: values hold 18446744073709551615 at 0"],
    [[], "labelMap: values are empty, want at least one"],
  ])("refuses the values %o", (values, message) => {
    expect(() => labelMap(values)).toThrow(RangeError);
    expect(() => labelMap(values)).toThrow(message);
  });

  it.each([
    [["1"], 'labelMap: values hold "1" at 0, want whole numbers'],
    [5, "labelMap: values are 5"],
    [new DataView(new ArrayBuffer(4)), "labelMap: values are a DataView"],
  ])("refuses values of another kind, %o", (values, message) => {
    expect(() => labelMap(values as never)).toThrow(TypeError);
    expect(() => labelMap(values as never)).toThrow(message);
  });

  it("refuses a shape that the values do not fill", () => {
    expect(() => labelMap([0, 1, 2], [2, 2])).toThrow("labelMap: 3 values do not fill shape [2, 2] of 4");
    expect(() => labelMap([0], null as never)).toThrow("labelMap: shape is null");
  });
});
