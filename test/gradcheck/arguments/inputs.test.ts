import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dataOf,
  displace,
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
const single = (...values: number[]) => joinInputs([Float32Array.from(values)]);

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

describe("displace", () => {
  it("goes a step along a direction to both sides", () => {
    const { plus, minus, kept } = displace(one(1, 2, -4), Float64Array.of(2, 0, -1), 0.5);
    expect([...plus]).toEqual([2, 2, -4.5]);
    expect([...minus]).toEqual([0, 2, -3.5]);
    expect(kept).toBe(1);
  });

  it("gives numbers that an input of float32 can hold", () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
        fc.integer({ min: 0, max: 20 }),
        (x, along, rung) => {
          const { plus, minus } = displace(single(x), Float64Array.of(along), 5 ** -rung);
          expect(plus[0]).toBe(Math.fround(plus[0]!));
          expect(minus[0]).toBe(Math.fround(minus[0]!));
        },
      ),
      { seed: 1 },
    );
  });

  it("leaves x in the middle, to the last bit, unless a power of two lies between", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 1.2, max: 1.8 }),
        fc.constantFrom(1, -1),
        fc.constantFrom(1, -1),
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        (magnitude, side, way, rung, isSingle) => {
          const x = isSingle ? Math.fround(side * magnitude) : side * magnitude;
          const { plus, minus } = displace(
            isSingle ? single(x) : one(x),
            Float64Array.of(way * 0.7),
            0.2 * 5 ** -rung,
          );
          expect(plus[0]! - x).toBe(x - minus[0]!);
        },
      ),
      { seed: 2 },
    );
  });

  it("says how much of a step is left once it is stored", () => {
    expect(displace(single(1e8), Float64Array.of(1e8), 1e-3).kept).toBeGreaterThan(0.9999);
    expect(displace(single(1e8), Float64Array.of(1e8), 1e-9).kept).toBe(0);
    expect(displace(one(1e8), Float64Array.of(1e8), 1e-9).kept).toBeGreaterThan(0.9999);
    expect(displace(one(1), Float64Array.of(0), 1).kept).toBe(0);
    const half = displace(single(1, 0), Float64Array.of(1e-9, 1e-9), 1).kept;
    expect(half).toBeCloseTo(0.5, 6);
  });

  it("rounds each of several inputs as it stores numbers", () => {
    const { plus } = displace(
      joinInputs([Float32Array.of(1), Float64Array.of(1)]),
      Float64Array.of(1, 1),
      1e-10,
    );
    expect([...plus]).toEqual([1, 1 + 1e-10]);
  });
});

describe("roundedInputs", () => {
  it("take steps as float32 stores them, if x holds float32 numbers alone", () => {
    const single = roundedInputs(joinInputs([Float64Array.of(0.5, Math.fround(0.1))]));
    const { plus, minus } = displace(single, Float64Array.of(1, 1), 1e-3);
    for (const value of [...plus, ...minus]) expect(Math.fround(value)).toBe(value);
    const double = joinInputs([Float64Array.of(0.5, 0.1)]);
    expect(roundedInputs(double)).toBe(double);
  });
});
