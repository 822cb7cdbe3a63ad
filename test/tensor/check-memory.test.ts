import { describe, expect, it } from "vitest";
import { checkAttached, checkFills } from "../../src/tensor/check-memory.ts";

describe("checkFills", () => {
  it("returns a copy of the shape", () => {
    const shape = [2, 3];
    expect(checkFills("f", 6, shape)).toEqual(shape);
    expect(checkFills("f", 6, shape)).not.toBe(shape);
  });

  it.each([
    ["f: values are empty, want at least one", RangeError, 0, [1]],
    ["f: 3 values do not fill shape [2] of 2", RangeError, 3, [2]],
    ["f: shape is null", TypeError, 3, null],
  ])("throws %s", (message, kind, size, shape) => {
    expect(() => checkFills("f", size, shape)).toThrow(kind);
    expect(() => checkFills("f", size, shape)).toThrow(message);
  });
});

describe("checkAttached", () => {
  it("accepts an array that fills its shape", () => {
    expect(() => checkAttached("f", "x", { data: new Float32Array(6), shape: [2, 3] })).not.toThrow();
  });

  it("tells memory that was transferred from memory that was resized", () => {
    const check = (length: number) => () =>
      checkAttached("f", "x", { data: new Float32Array(length), shape: [2, 3] });
    expect(check(0)).toThrow(new TypeError("f: the buffer of x is detached, its memory was transferred"));
    expect(check(8)).toThrow(
      new TypeError("f: x holds 8 values, its shape [2, 3] needs 6; its buffer was resized"),
    );
  });
});
