import { describe, expect, it } from "vitest";
import { allocate, dtypeOf, narrow } from "../../src/tensor/allocate.ts";

describe("allocate", () => {
  it("makes zeros of either kind", () => {
    expect(allocate(3, "float32")).toEqual(Float32Array.of(0, 0, 0));
    expect(allocate(2, "float64")).toEqual(Float64Array.of(0, 0));
  });
});

it("says that there is no room for an array", () => {
  expect(() => allocate(2 ** 53, "float32")).toThrow(
    new RangeError("memory: there is no room for 9007199254740992 values of float32"),
  );
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
