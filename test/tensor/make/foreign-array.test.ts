import { runInNewContext } from "node:vm";
import "@tensorflow/tfjs-backend-cpu";
import { tensor as tfTensor } from "@tensorflow/tfjs-core";
import ndarray from "ndarray";
import { Tensor as OnnxTensor } from "onnxruntime-common";
import { describe, expect, it } from "vitest";
import { countOverlap, diceLoss } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

/** What a canvas gives, by its own description: rows of red, green, blue and opacity. */
const image = {
  width: 3,
  height: 2,
  data: new Uint8ClampedArray(24).map((_, at) => (at % 4 === 3 ? 255 : 10 * Math.floor(at / 4) + (at % 4))),
};

describe("tensor()", () => {
  it("takes a tensor of TensorFlow.js", () => {
    const taken = tensor(tfTensor([0.25, 0.5, 0.75, 1], [2, 2]));
    expect(taken.toArray()).toEqual([
      [0.25, 0.5],
      [0.75, 1],
    ]);
    expect(taken.dtype).toBe("float32");
  });

  it("takes a tensor of ONNX Runtime, without a copy", () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    const taken = tensor(new OnnxTensor("float32", data, [1, 2, 3]));
    expect(taken.shape).toEqual([1, 2, 3]);
    expect(taken.data).toBe(data);
  });

  it("takes an ndarray of stdlib, whose strides have another name", () => {
    const data = Float64Array.of(1, 2, 3, 4, 5, 6);
    const columns = { data, shape: [2, 3], strides: [1, 2], offset: 0, order: "column-major" };
    expect(tensor(columns).toArray()).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  it("takes an ndarray, without a copy where its numbers lie in order", () => {
    const data = Float64Array.of(1, 2, 3, 4, 5, 6);
    const whole = tensor(ndarray(data, [2, 3]));
    expect(whole.data.buffer).toBe(data.buffer);
    expect(whole.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const row = tensor(ndarray(data, [2, 3]).pick(1, null));
    expect(row.toArray()).toEqual([4, 5, 6]);
    expect(row.data.buffer).toBe(data.buffer);
  });

  it.each([
    ["transposed", ndarray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3]).transpose(1, 0)],
    ["a column", ndarray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3]).pick(null, 1)],
    ["backwards", ndarray(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3]).step(-1, -2)],
  ])("puts an ndarray that is %s in order", (_, view) => {
    const wanted = [];
    for (let i = 0; i < view.shape[0]!; i++) {
      if (view.shape.length === 1) wanted.push(view.get(i));
      else wanted.push(Array.from({ length: view.shape[1]! }, (__, j) => view.get(i, j)));
    }
    expect(tensor(view).toArray()).toEqual(wanted);
  });

  it("takes an image whole, or one channel of it", () => {
    expect(tensor(image).shape).toEqual([2, 3, 4]);
    expect(tensor(image).data[5]).toBe(11);
    expect(tensor(image, undefined, { channel: 1 }).toArray()).toEqual([
      [1, 11, 21],
      [31, 41, 51],
    ]);
  });

  it("gives another shape to the same numbers", () => {
    expect(tensor(new OnnxTensor("float32", new Float32Array(6), [6]), [2, 3]).shape).toEqual([2, 3]);
  });

  it("takes what another realm made, without a copy", () => {
    const data = runInNewContext("Float32Array.of(1, 2, 3)") as Float32Array;
    expect(data).not.toBeInstanceOf(Float32Array);
    const taken = tensor(data);
    expect(taken.toArray()).toEqual([1, 2, 3]);
    expect(taken.data.buffer).toBe(data.buffer);
  });

  it("takes a subclass of a typed array as that typed array, without a copy", () => {
    class Bytes extends Uint8Array {
      constructor(values: readonly number[]) {
        if (!Array.isArray(values)) throw new Error("made by a length");
        super(values);
      }
    }
    const data = new Bytes([0, 1, 2, 3, 0, 0, 0, 0]);
    const map = labelMap(data);
    expect(Object.getPrototypeOf(map.data)).toBe(Uint8Array.prototype);
    expect(map.data.buffer).toBe(data.buffer);
    expect(labelMap({ data, width: 2, height: 1 }, undefined, { channel: 0 }).toArray()).toEqual([[0, 0]]);
  });
});

describe("labelMap()", () => {
  it("takes integers of TensorFlow.js, ONNX Runtime and ndarray", () => {
    const labels = [0, 1, 2, 1];
    for (const foreign of [
      tfTensor(labels, [2, 2], "int32"),
      new OnnxTensor("uint8", Uint8Array.from(labels), [2, 2]),
      new OnnxTensor("int64", BigInt64Array.from(labels.map(BigInt)), [2, 2]),
      ndarray(Uint16Array.from(labels), [2, 2]),
    ]) {
      const map = labelMap(foreign as never);
      expect([map.shape, [...map.data]]).toEqual([[2, 2], labels]);
    }
  });

  it("takes a channel of an image", () => {
    expect([...labelMap(image, undefined, { channel: 0 }).data]).toEqual([0, 10, 20, 30, 40, 50]);
    expect(labelMap(image, undefined, { channel: 0 }).shape).toEqual([2, 3]);
  });

  it("takes labels of another realm", () => {
    expect([...labelMap(runInNewContext("Uint8Array.of(1, 0)") as Uint8Array).data]).toEqual([1, 0]);
  });
});

it("works where a loss or a metric is made of them", () => {
  const prediction = tensor(tfTensor([0.8, 0.2], [1, 2, 1]));
  expect(
    diceLoss(prediction, tensor(ndarray(Float32Array.of(1, 0), [1, 2, 1])), { smooth: 0 }).item(),
  ).toBeCloseTo(0.2);
  const labels = labelMap(new OnnxTensor("uint8", Uint8Array.of(0, 1), [2]) as never);
  expect(countOverlap(labels, labels, { classes: 2 }).voxels).toBe(2);
});

describe("errors", () => {
  it.each<[string, () => unknown, string]>([
    [
      "numbers in an array that is not typed",
      () => tensor({ data: [1, 2], shape: [2] }),
      "tensor: values are an object without numbers in a typed array, which data or dataSync() gives; pass the numbers and the shape by themselves",
    ],
    [
      "strides that lead out",
      () => tensor({ data: new Float32Array(4), shape: [2, 2], stride: [3, 1] }),
      "tensor: strides lead outside of the 4 values",
    ],
    [
      "strides of another rank",
      () => tensor({ data: new Float32Array(4), shape: [2, 2], stride: [1] }),
      "tensor: strides lead outside of the 4 values",
    ],
    [
      "a channel that images lack",
      () => labelMap(image, undefined, { channel: 4 }),
      "labelMap: channel is 4, want 0 to 3",
    ],
    [
      "a channel of an array",
      () => tensor([1], undefined, { channel: 0 }),
      "tensor: channel is for an image, values are an array",
    ],
    [
      "a shape of nothing",
      () => tensor({ data: new Float32Array(0), shape: [0] }),
      "tensor: shape [0] holds 0, want whole numbers from 1",
    ],
    [
      "a shape that does not fit",
      () => tensor({ data: new Float32Array(3), shape: [2] }),
      "tensor: 3 values do not fill shape [2] of 2",
    ],
    ["neither numbers nor shape", () => tensor({} as never), "tensor: values hold an object, want numbers"],
    [
      "a prediction for labels",
      () => labelMap(tensor([1, 0.25])),
      "labelMap: values hold 0.25 at 1, want whole numbers of at most 32 bits; argmax or threshold",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe("half precision", () => {
  // ONNX Runtime 1.30 holds float16 in a Uint16Array where the runtime has no Float16Array: 1, 0.5, −2, 65504.
  const bits = Uint16Array.of(0x3c00, 0x3800, 0xc000, 0x7bff);

  it.each([
    ["type and dims", { type: "float16", dims: [2, 2], data: bits }],
    ["dtype and shape", { dtype: "float16", shape: [2, 2], data: bits }],
  ])("is decoded, as %s say", (_, half) => {
    expect(tensor(half as never)).toMatchObject({ shape: [2, 2], data: Float32Array.of(1, 0.5, -2, 65504) });
    expect(tensor(half as never, [4], { dtype: "float64" }).data).toEqual(Float64Array.of(1, 0.5, -2, 65504));
    expect(() => labelMap(half as never)).toThrow("labelMap: values hold 0.5 at 1, want whole numbers");
  });

  it("leaves other 16-bit integers as they are", () => {
    expect(tensor({ type: "uint16", dims: [4], data: bits } as never).data[0]).toBe(0x3c00);
    expect(labelMap({ dims: [4], data: bits }).data).toBe(bits);
  });

  it.each(["bfloat16", "int4", "uint4", "float8e4m3fn", "complex64"])("%s is refused by name", (type) => {
    const packed = { type, dims: [4], data: bits };
    for (const make of [tensor, labelMap] as const) {
      expect(() => make(packed as never)).toThrow(TypeError);
      expect(() => make(packed as never)).toThrow(`values are of type ${type}, want float16, float32`);
    }
  });
});

describe("strides and offsets", () => {
  const data = Float32Array.of(0.5, 0.25);
  it.each([
    ["stride 0 is 0.5, want a whole number", RangeError, { data, shape: [2], stride: [0.5], offset: 0 }],
    ["offset is 0.5, want a whole number", RangeError, { data, shape: [1], stride: [1], offset: 0.5 }],
    ['stride 0 is "1", want a number', TypeError, { data, shape: [2], stride: ["1"] }],
    ["offset is an array, want a number", TypeError, { data, shape: [2], stride: [1], offset: [] }],
    ["stride is 1, want an array", TypeError, { data, shape: [2], stride: 1 }],
    ["shape is 5, want an array", TypeError, { data, shape: 5 }],
  ])("are whole: %s", (message, kind, values) => {
    for (const make of [tensor, labelMap] as const) {
      expect(() => make(values as never)).toThrow(kind);
      expect(() => make(values as never)).toThrow(message);
    }
  });
});
