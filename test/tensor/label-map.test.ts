import { describe, expect, it } from "vitest";
import { checkLabelMap, LabelMap, labelMap, labelOutOfRange } from "../../src/tensor/label-map.ts";
import { tensor } from "../../src/tensor/tensor.ts";

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
    [[2 ** 31], "labelMap: values hold 2147483648 at 0"],
    [BigInt64Array.of(1n, 2n ** 40n), "labelMap: values hold 1099511627776 at 1"],
    [BigUint64Array.of(2n ** 64n - 1n), "labelMap: values hold 18446744073709551615 at 0"],
    [[], "labelMap: values are empty, want at least one"],
  ])("refuses the values %o", (values, message) => {
    expect(() => labelMap(values)).toThrow(RangeError);
    expect(() => labelMap(values)).toThrow(message);
  });

  it.each([
    [new Float32Array(2), "labelMap: values are a Float32Array, want an array of integers; argmax or"],
    [["1"], 'labelMap: values hold "1" at 0, want whole numbers'],
    [[[0, 1]], "labelMap: values hold an array at 0"],
    [5, "labelMap: values are 5"],
    [tensor([1]), "labelMap: values are a Tensor"],
  ])("refuses values of another kind, %o", (values, message) => {
    expect(() => labelMap(values as never)).toThrow(TypeError);
    expect(() => labelMap(values as never)).toThrow(message);
  });

  it("refuses a shape that the values do not fill", () => {
    expect(() => labelMap([0, 1, 2], [2, 2])).toThrow("labelMap: 3 values do not fill shape [2, 2] of 4");
    expect(() => labelMap([0], null as never)).toThrow("labelMap: shape is null");
  });
});

describe("checkLabelMap", () => {
  it("returns the map", () => {
    const labels = labelMap([0]);
    expect(checkLabelMap("f", "target", labels)).toBe(labels);
  });

  it.each([
    [null, "f: target is null, want a LabelMap"],
    [tensor([1]), "f: target is a Tensor, want a LabelMap"],
    [Uint8Array.of(1), "f: target is a Uint8Array, want a LabelMap; labelMap(values, shape) makes one"],
  ])("refuses %o", (value, message) => {
    expect(() => checkLabelMap("f", "target", value)).toThrow(TypeError);
    expect(() => checkLabelMap("f", "target", value)).toThrow(message);
  });

  it("refuses a map whose memory went elsewhere", () => {
    const labels = new LabelMap(new Uint8Array(4), [4]);
    structuredClone(labels.data, { transfer: [labels.data.buffer as ArrayBuffer] });
    expect(() => checkLabelMap("f", "target", labels)).toThrow(
      new TypeError("f: the buffer of target is detached, its memory was transferred"),
    );
  });
});

describe("labelOutOfRange", () => {
  it.each([
    [255, 2, "f: target holds label 255 at [0, 3], want 0 to 1; divide a mask of 0 and 255 by 255"],
    [255, 3, "f: target holds label 255 at [0, 3], want 0 to 2; ignoreIndex leaves a label out"],
    [-1, 2, "f: target holds label -1 at [0, 3], want 0 to 1; ignoreIndex leaves a label out"],
  ])("says what to do about label %i of %i classes", (label, classes, message) => {
    const error = labelOutOfRange("f", "target", label, [0, 3], classes);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe(message);
  });
});
