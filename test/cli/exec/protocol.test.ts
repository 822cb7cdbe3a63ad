import { describe, expect, it } from "vitest";
import { packArray, parseLine, readGradients, readStart, readValue } from "../../../src/cli/exec/protocol.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const packed = packArray(Float64Array.of(1, 2.5), [2]);
const start = readStart({ inputs: [packed] });

describe("the lines of a program", () => {
  it("hold arrays bit by bit, in both precisions", () => {
    const single = packArray(Float32Array.of(0.1, -0, 3e-45, 1), [2, 2]);
    const read = readStart({ inputs: [packed, single], domain: [0, 1] });
    expect(read.inputs).toEqual([Float64Array.of(1, 2.5), Float32Array.of(0.1, -0, 3e-45, 1)]);
    expect(read.shapes).toEqual([[2], [2, 2]]);
    expect(read.domain).toEqual([0, 1]);
    expect(readStart({ inputs: [packed], domain: null }).domain).toBeUndefined();
  });

  it("pack a view without what lies beside it", () => {
    expect(packArray(Float64Array.of(7, 1, 2.5, 7).subarray(1, 3), [2])).toEqual(packed);
  });

  it("give a value, null for one that is not finite", () => {
    expect(readValue({ value: 2 })).toBe(2);
    expect(readValue({ value: null })).toBeNaN();
    expect(readGradients({ gradient: [packed] }, start)).toEqual([Float64Array.of(1, 2.5)]);
  });

  it.each([
    [
      "Traceback (most recent call last):",
      /wrote "Traceback .*want one line of JSON.*print other text to stderr/,
    ],
    ['{"value": NaN}', /want one line of JSON.*null for a value that is not finite/],
    ["[1, 2]", /wrote "\[1, 2\]", want a JSON object on each line/],
    ['{"error": "no such loss"}', /the program says "no such loss"; mend the program/],
    [`"${"x".repeat(500)}"`, /x…, want a JSON object/],
  ])("are refused: %s", (line, message) => {
    expect(() => parseLine(line)).toThrow(InputError);
    expect(() => parseLine(line)).toThrow(message);
  });

  it.each([
    [{}, /inputs nothing, want a list of arrays/],
    [{ inputs: [] }, /inputs \[\], want a list/],
    [{ inputs: [null] }, /input 0 has dtype nothing, want "float32" or "float64"/],
    [{ inputs: [{ ...packed, dtype: "int8" }] }, /input 0 has dtype "int8"/],
    [{ inputs: [{ ...packed, shape: 2 }] }, /input 0 has shape 2, want a list/],
    [{ inputs: [{ ...packed, shape: [-1] }] }, /input 0 has shape \[-1\]/],
    [
      { inputs: [{ ...packed, shape: [3] }] },
      /input 0 has 16 bytes, want 24 in base64 for float64 of shape \[3\]/,
    ],
    [{ inputs: [{ ...packed, data: 5 }] }, /input 0 has 0 bytes, want 16/],
    [{ inputs: [packed], domain: [0] }, /domain is \[0\], want two numbers/],
  ])("start with inputs that are arrays, not %j", (answer, message) => {
    expect(() => readStart(answer)).toThrow(message);
  });

  it("give as many numbers as x has, and a number", () => {
    expect(() => readValue({ value: "1" })).toThrow(/value "1", want a number or null/);
    expect(() => readValue({})).toThrow(/value nothing/);
    expect(() => readGradients({}, start)).toThrow(
      /gradient nothing, want a list of 1, an array for each input/,
    );
    const long = packArray(Float64Array.of(1, 2, 3), [3]);
    expect(() => readGradients({ gradient: [long] }, start)).toThrow(
      /gradient 0 has 3 numbers, input 0 has 2; give one for each/,
    );
  });
});
