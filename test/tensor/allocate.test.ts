import { describe, expect, it } from "vitest";
import { allocate, allocateGradient, dtypeOf, narrow, withPlaces } from "../../src/tensor/allocate.ts";
import { MemoryBlock } from "../../src/tensor/arena/memory-block.ts";

describe("allocate", () => {
  it("makes zeros of either kind", () => {
    expect(allocate(3, "float32")).toEqual(Float32Array.of(0, 0, 0));
    expect(allocate(2, "float64")).toEqual(Float64Array.of(0, 0));
  });
});

it("says that not enough room for an array", () => {
  expect(() => allocate(2 ** 53, "float32")).toThrow(
    new RangeError("memory: not enough room for 9007199254740992 values of float32"),
  );
});

describe("allocateGradient", () => {
  const input = Float32Array.of(1, 2);

  it("makes zeros anywhere for an ordinary input", () => {
    expect(allocateGradient(input, 2, "float64", true)).toEqual(Float64Array.of(0, 0));
  });

  it("takes a place for this input once, of this size and type, cleared unless all of it will be written", () => {
    const [first, second] = [Float32Array.of(7, 8), Float32Array.of(9, 9)];
    const places = [first, second].map((into) => ({ input, into }));
    withPlaces(places, () => {
      expect(allocateGradient(Float32Array.of(1, 2), 2, "float32", true)).not.toBe(first);
      expect(allocateGradient(input, 3, "float32", true)).toHaveLength(3);
      expect(allocateGradient(input, 2, "float64", true)).toBeInstanceOf(Float64Array);
      expect(allocateGradient(input, 2, "float32", true)).toBe(first);
      expect([...first]).toEqual([7, 8]);
      expect(allocateGradient(input, 2, "float32", false)).toBe(second);
      expect([...second]).toEqual([0, 0]);
      expect([first, second]).not.toContain(allocateGradient(input, 2, "float32", true));
    });
    expect(allocateGradient(input, 2, "float32", true)).not.toBe(first);
  });

  it("leaves the places of an outer differentiation alone, and gives them back after a throw", () => {
    const into = new Float32Array(2);
    withPlaces([{ input, into }], () => {
      withPlaces([], () => expect(allocateGradient(input, 2, "float32", true)).not.toBe(into));
      const fails = () => {
        throw new Error("work");
      };
      expect(() => withPlaces([], fails)).toThrow("work");
      expect(allocateGradient(input, 2, "float32", true)).toBe(into);
    });
  });

  it("stays in the arena of the input while room is left", () => {
    const block = new MemoryBlock(192, false);
    const own = block.cut(Float32Array, 16)!;
    const gradient = allocateGradient(own, 16, "float32", true);
    expect(gradient.buffer).toBe(block.buffer);
    expect(allocateGradient(own, 17, "float32", true).buffer).not.toBe(block.buffer);
    expect(allocateGradient(own, 8, "float64", true).buffer).toBe(block.buffer);
    expect(allocateGradient(own, 1, "float32", true).buffer).not.toBe(block.buffer);
  });
});

describe("dtypeOf", () => {
  it("names what an array holds", () => {
    expect(dtypeOf(new Float32Array(1))).toBe("float32");
    expect(dtypeOf(new Float64Array(1))).toBe("float64");
  });
});

describe("narrow", () => {
  const values = Float64Array.of(0.1, 1e300, -0, Number.NaN);

  it("rounds to float32", () => {
    expect(narrow(values, "float32")).toEqual(
      Float32Array.of(Math.fround(0.1), Number.POSITIVE_INFINITY, -0, Number.NaN),
    );
  });

  it("is the array itself where nothing is to be rounded", () => {
    expect(narrow(values, "float64")).toBe(values);
  });
});
