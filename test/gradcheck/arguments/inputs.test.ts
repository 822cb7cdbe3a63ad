import { describe, expect, it } from "vitest";
import { displace, lineThrough } from "../../../src/gradcheck/arguments/displace.ts";
import {
  dataOf,
  type GradcheckInput,
  joinInputs,
  packInputs,
  readInputs,
  roundedInputs,
  shapeOf,
} from "../../../src/gradcheck/arguments/inputs.ts";
import { Tensor } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const one = (...values: number[]) => joinInputs([Float64Array.from(values)]);

describe("readInputs", () => {
  it("gives one input, or each of a list, as it is", () => {
    const [a, b] = [tensor([1, 2]), new Float64Array(3)];
    expect(readInputs("gradcheck", a)).toEqual([a]);
    const list = readInputs("gradcheck", [a, b]);
    expect(list[0]).toBe(a);
    expect(list[1]).toBe(b);
  });

  it.each([
    [
      [1, 2],
      TypeError,
      "gradcheck: x is an array of numbers, want a Tensor or a typed array; tensor(x) makes one",
    ],
    [
      [[1]],
      TypeError,
      "gradcheck: x is an array of arrays, want a Tensor or a typed array; tensor(x) makes one",
    ],
    [3, TypeError, "gradcheck: x is 3, want a Tensor, a Float32Array or a Float64Array; tensor makes one"],
    [
      new Int32Array(2),
      TypeError,
      "gradcheck: x is an Int32Array, want a Tensor, a Float32Array or a Float64Array",
    ],
    [labelMap([1]), TypeError, "gradcheck: x is a LabelMap, want a Tensor, a Float32Array or a Float64Array"],
    [
      [tensor([1]), null],
      TypeError,
      "gradcheck: x[1] is null, want a Tensor, a Float32Array or a Float64Array",
    ],
    [[], TypeError, "gradcheck: x is an empty array, want a Tensor or a typed array"],
    [
      tensor([1, 2, Number.NaN, 4], [2, 2]),
      RangeError,
      "gradcheck: x holds NaN at [1, 0], want finite numbers",
    ],
    [
      [tensor([1]), Float64Array.of(1, -Infinity)],
      RangeError,
      "gradcheck: x[1] holds -Infinity at [1], want finite numbers",
    ],
    [new Float64Array(0), RangeError, "gradcheck: x is empty or detached, want numbers"],
  ])("refuses %o", (x, kind, message) => {
    expect(() => readInputs("gradcheck", x)).toThrow(new kind(message));
  });
});

describe("dataOf and shapeOf", () => {
  it("of a tensor are its own, of an array the array and its length", () => {
    const x = tensor([1, 2, 3, 4], [2, 2]);
    expect(dataOf(x)).toBe(x.data);
    expect(shapeOf(x)).toEqual([2, 2]);
    const array = new Float32Array(5);
    expect(dataOf(array)).toBe(array);
    expect(shapeOf(array)).toEqual([5]);
  });
});

describe("joinInputs", () => {
  it("gives all numbers in one list, and where each input lies in it", () => {
    const { numbers, parts } = joinInputs([tensor([1, 2, 3, 4], [2, 2]), new Float64Array([5])]);
    expect([...numbers]).toEqual([1, 2, 3, 4, 5]);
    expect(parts.map(({ start, end, shape, isTensor }) => ({ start, end, shape, isTensor }))).toEqual([
      { start: 0, end: 4, shape: [2, 2], isTensor: true },
      { start: 4, end: 5, shape: [1], isTensor: false },
    ]);
  });
});

describe("packInputs", () => {
  it("gives inputs of the same kinds, rounded as they store numbers", () => {
    const list: GradcheckInput[] = [
      tensor([0, 0], [1, 2], { dtype: "float64" }),
      tensor([0]),
      new Float32Array(1),
      new Float64Array(1),
    ];
    const [a, b, c, d] = packInputs(joinInputs(list), Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5));
    expect(a).toEqual(tensor([0.1, 0.2], [1, 2], { dtype: "float64" }));
    expect(b).toEqual(tensor([Math.fround(0.3)]));
    expect(c).toEqual(Float32Array.of(0.4));
    expect(d).toEqual(Float64Array.of(0.5));
  });

  it("makes new arrays every time, so that nobody can change what others see", () => {
    const x = new Float64Array([1, 2]);
    const inputs = joinInputs([x]);
    const [first] = packInputs(inputs, inputs.numbers) as [Float64Array];
    first.fill(9);
    expect([...x, ...inputs.numbers]).toEqual([1, 2, 1, 2]);
    expect(packInputs(inputs, inputs.numbers)[0]).toEqual(Float64Array.of(1, 2));
  });

  it("does not take an offset into a buffer along", () => {
    const [packed] = packInputs(
      joinInputs([new Tensor(new Float32Array(8).subarray(2, 4), [2])]),
      one(1, 2).numbers,
    );
    expect((packed as Tensor).data.buffer.byteLength).toBe(8);
  });
});

describe("roundedInputs", () => {
  it("take steps as float32 stores them, if x holds float32 numbers alone", () => {
    const single = roundedInputs(joinInputs([Float64Array.of(0.5, Math.fround(0.1))]));
    const { plus, minus } = displace(lineThrough(single, Float64Array.of(1, 1), Float64Array.of(1, 1)), 1e-3);
    for (const value of [...plus, ...minus]) expect(Math.fround(value)).toBe(value);
    const double = joinInputs([Float64Array.of(0.5, 0.1)]);
    expect(roundedInputs(double)).toBe(double);
  });
});
