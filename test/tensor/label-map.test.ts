import { describe, expect, it } from "vitest";
import { checkLabelMap, LabelMap, labelOutOfRange, makeLabelMap } from "../../src/tensor/label-map.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

describe("new LabelMap", () => {
  it.each([
    ["a Float32Array, want an integer array", TypeError, Float32Array.of(0.5, 1), [2]],
    ["a BigUint64Array", TypeError, BigUint64Array.of(1n), [1]],
    ["values are empty", RangeError, new Uint8Array(0), [0]],
    ["shape [-2, -1] holds -2", RangeError, Uint8Array.of(0, 1), [-2, -1]],
    ["3 values do not fill shape [2] of 2", RangeError, new Uint8Array(3), [2]],
  ])("refuses %s", (message, kind, data, shape) => {
    const make = () => new LabelMap(data as never, shape);
    expect(make).toThrow(kind);
    expect(make).toThrow(/^LabelMap: /);
    expect(make).toThrow(message);
  });

  it("reads well as text and as JSON, and is not a number", () => {
    const labels = new LabelMap(Uint8Array.of(0, 1, 2, 3), [2, 2]);
    expect(String(labels)).toBe("LabelMap [2, 2] [[0, 1], [2, 3]]");
    expect(JSON.stringify(labels)).toBe("[[0,1],[2,3]]");
    expect(() => (labels as never as number) * 2).toThrow(
      new TypeError("a LabelMap is not a number: data holds its class numbers"),
    );
  });
});

describe("makeLabelMap", () => {
  it("makes what the constructor makes", () => {
    expect(makeLabelMap(Uint8Array.of(0, 1), [2])).toEqual(new LabelMap(Uint8Array.of(0, 1), [2]));
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
