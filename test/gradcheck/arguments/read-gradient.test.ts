import { describe, expect, it } from "vitest";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { readGradient } from "../../../src/gradcheck/arguments/read-gradient.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const one = joinInputs([tensor([1, 2, 3, 4], [2, 2], { dtype: "float64" })]);
const two = joinInputs([Float64Array.of(1, 2), Float64Array.of(3)]);
const message = (given: unknown, inputs = one) => readGradient(given, inputs).finding?.message;

describe("readGradient", () => {
  it.each([
    ["an array", [1, 2, 3, 4]],
    ["a typed array of floats", Float64Array.of(1, 2, 3, 4)],
    ["one of whole numbers", Int32Array.of(1, 2, 3, 4)],
    ["a tensor", tensor([1, 2, 3, 4], [2, 2])],
    ["a list of one", [[1, 2, 3, 4]]],
    ["a list of one tensor", [tensor([1, 2, 3, 4])]],
  ])("takes %s", (_, given) => {
    expect([...readGradient(given, one).numbers!]).toEqual([1, 2, 3, 4]);
  });

  it("takes a list for a list, one after another", () => {
    expect([...readGradient([[1, 2], [3]], two).numbers!]).toEqual([1, 2, 3]);
    expect([...readGradient([Float32Array.of(1, 2), tensor([3])], two).numbers!]).toEqual([1, 2, 3]);
  });

  it("takes one number for an input of one", () => {
    const x = joinInputs([Float64Array.of(5)]);
    expect([...readGradient([2], x).numbers!]).toEqual([2]);
    expect([...readGradient([[2]], x).numbers!]).toEqual([2]);
  });

  it.each<[unknown, string]>([
    [undefined, "gradient is undefined, want an array of numbers"],
    [null, "gradient is null, want an array of numbers"],
    [[null], "gradient is null, want an array of numbers"],
    [3, "gradient is 3, want an array of numbers"],
    [{ x: 1 }, "gradient is an object, want an array of numbers"],
    [new DataView(new ArrayBuffer(32)), "gradient is a DataView, want an array of numbers"],
    [[1, 2, 3], "gradient has length 3, x has 4 elements"],
    [[], "gradient has length 0, x has 4 elements"],
    [tensor([1, 2, 3, 4, 5]), "gradient has length 5, x has 4 elements"],
    [[1, 2, Number.NaN, 4], "gradient is NaN at [1, 0], where x is 3"],
    [[1, 2, 3, -Infinity], "gradient is -Infinity at [1, 1], where x is 4"],
    [[1, "2", 3, 4], 'gradient is "2" at [0, 1], where x is 2'],
    [new Array(4), "gradient is undefined at [0, 0], where x is 1"],
    [BigInt64Array.of(1n, 2n, 3n, 4n), "gradient is 1n at [0, 0], where x is 1"],
    [
      [Promise.resolve([1, 2, 3, 4])],
      "gradient is a promise within a list; await it first, want an array of numbers",
    ],
  ])("says what keeps %o from being a gradient", (given, want) => {
    expect(readGradient(given, one)).toEqual({
      numbers: null,
      finding: { kind: "gradient", message: want },
    });
  });

  it("says which of several inputs it is about", () => {
    expect(message([1, 2, 3], two)).toBe("gradient gives an array, want a list of 2, one for each input");
    expect(message(Float64Array.of(1, 2), two)).toBe(
      "gradient gives a Float64Array, want a list of 2, one for each input",
    );
    expect(message([[1, 2], 3], two)).toBe("gradient 1 is 3, want an array of numbers");
    expect(message([[1], [3]], two)).toBe("gradient 0 has length 1, x has 2 elements");
    expect(message([[1, 2], [Number.NaN]], two)).toBe("gradient 1 is NaN at [0], where x is 3");
    expect(message([[1, 2], Promise.resolve([3])], two)).toBe(
      "gradient 1 is a promise within a list; await it first, want an array of numbers",
    );
  });

  it("tells a gradient that was rounded to float32: by its kind, or by all of its numbers", () => {
    const single = (given: unknown, inputs = one) => {
      const read = readGradient(given, inputs);
      return read.numbers === null ? null : read.single;
    };
    const thirds = [1 / 3, 2 / 3, 4 / 3, 5 / 3];
    expect(single(Float32Array.from(thirds))).toBe(true);
    expect(single(thirds.map(Math.fround))).toBe(true);
    expect(single(thirds)).toBe(false);
    expect(single([...thirds.slice(1).map(Math.fround), 1 / 3])).toBe(false);
    // Numbers of few bits are float32 by chance: the gradient of a sum, of weights, of a mean over 2ⁿ.
    expect(single([1, 0, -2, 0.375])).toBe(false);
    const x32 = joinInputs([Float32Array.of(1, 2, 3, 4)]);
    expect(single([1, 0, -2, 0.375], x32)).toBe(true);
    expect(single(thirds, x32)).toBe(false);
  });

  it("takes several inputs for float32 only if all of them are", () => {
    const mixed = readGradient([Float32Array.of(0.1, 0.2), [0.1]], two);
    expect(mixed.numbers !== null && mixed.single).toBe(false);
  });
});
