import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { LabelMap } from "../../src/tensor/label-map.ts";
import { ones } from "../../src/tensor/make/constant.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { checkTensor, makeTensor, Tensor } from "../../src/tensor/tensor.ts";

describe("a tensor", () => {
  it("keeps its shape to itself", () => {
    const shape = [1, 2];
    const x = tensor([1, 2], shape);
    shape[0] = 9;
    expect(x.shape).toEqual([1, 2]);
    expect(Object.isFrozen(x.shape)).toBe(true);
  });

  it("gives its one number, and no other", () => {
    expect(tensor([[4]]).item()).toBe(4);
    expect(() => ones([1, 2]).item()).toThrow(new RangeError("item: shape [1, 2] holds 2 values, want one"));
  });

  it("reads well as text and as JSON", () => {
    const x = tensor([
      [1, 2],
      [3, 4.5],
    ]);
    expect(String(x)).toBe("Tensor float32 [2, 2] [[1, 2], [3, 4.5]]");
    expect(`${tensor(7, [], { dtype: "float64" })}`).toBe("Tensor float64 [] 7");
    expect(JSON.stringify({ x })).toBe('{"x":[[1,2],[3,4.5]]}');
    expect(tensor(JSON.parse(JSON.stringify(x))).data).toEqual(x.data);
  });

  it("is not a number: arithmetic throws in place of NaN", () => {
    const x = tensor([1, 2]) as never as number;
    const message = "a Tensor is not a number: add, multiply, log and the other operations compute with it";
    for (const wrong of [
      () => x * 2,
      () => Math.log(x),
      () => -x,
      () => x + 1,
      () => x < 1,
      () => `${1 + x}`,
    ]) {
      expect(wrong).toThrow(TypeError);
      expect(wrong).toThrow(message);
    }
  });
});

describe("new Tensor", () => {
  it("wraps its array", () => {
    const data = Float64Array.of(1, 2);
    expect(new Tensor(data, [2, 1])).toMatchObject({
      data,
      shape: [2, 1],
      dtype: "float64",
      size: 2,
      rank: 2,
    });
  });

  it.each([
    ["a Uint8Array, want a Float32Array or a Float64Array", TypeError, new Uint8Array(2), [2]],
    ["a BigInt64Array", TypeError, BigInt64Array.of(1n), [1]],
    ["a DataView", TypeError, new DataView(new ArrayBuffer(8)), [2]],
    ["values are empty, want at least one", RangeError, new Float32Array(0), [0]],
    ["shape [-1, -2] holds -1", RangeError, Float32Array.of(1, 2), [-1, -2]],
    ["shape [4, 0.5] holds 0.5", RangeError, Float32Array.of(1, 2), [4, 0.5]],
    ['holds "2"', TypeError, Float32Array.of(1, 2), ["2", "1"]],
    ["holds 5n", TypeError, Float32Array.of(1, 2), [5n]],
    ["3 values do not fill shape [2] of 2", RangeError, new Float32Array(3), [2]],
  ])("refuses %s", (message, kind, data, shape) => {
    const make = () => new Tensor(data as never, shape as never);
    expect(make).toThrow(kind);
    expect(make).toThrow(/^Tensor: /);
    expect(make).toThrow(message);
  });
});

describe("makeTensor", () => {
  it("makes what the constructor makes, and keeps the shape", () => {
    const made = makeTensor(Float32Array.of(1, 2), [2]);
    expect(made).toEqual(new Tensor(Float32Array.of(1, 2), [2]));
    expect(Object.isFrozen(made.shape)).toBe(true);
  });
});

describe("checkTensor", () => {
  it.each([
    ["f: x is an array, want a Tensor; tensor(values, shape) makes one", [1]],
    ["f: x is undefined, want a Tensor", undefined],
    [
      "f: x is a View1dfloat64 of another library, want a Tensor; tensor(x) takes it over",
      ndarray(Float64Array.of(1)),
    ],
    ["f: x is an object of another library", { dims: [1], data: Float32Array.of(1) }],
    [
      "f: x is a LabelMap, want a Tensor; oneHot(labels, classes) makes one",
      new LabelMap(Uint8Array.of(1), [1]),
    ],
  ])("%s", (message, value) => {
    expect(() => checkTensor("f", "x", value)).toThrow(TypeError);
    expect(() => checkTensor("f", "x", value)).toThrow(message);
  });

  it("names a tensor whose memory went elsewhere", () => {
    const x = new Tensor(new Float32Array(2), [2]);
    structuredClone(x.data, { transfer: [x.data.buffer as ArrayBuffer] });
    expect(() => checkTensor("f", "x", x)).toThrow(
      new TypeError("f: the buffer of x is detached, its memory was transferred"),
    );
  });
});
