import { describe, expect, it } from "vitest";
import { full, ones, zeros } from "../../../src/index.ts";

describe("tensors of one value", () => {
  it.each([
    ["zeros", () => zeros([2, 3]), 0],
    ["ones", () => ones([2, 3]), 1],
    ["full", () => full([2, 3], 0.25), 0.25],
  ])("hold it throughout: %s", (_, make, value) => {
    const x = make();
    expect(x.shape).toEqual([2, 3]);
    expect(x.dtype).toBe("float32");
    expect(Array.from(x.data)).toEqual(new Array(6).fill(value));
  });

  it("take a dtype, and leave the shape they were given alone", () => {
    const shape = [2];
    const x = full(shape, 0.1, { dtype: "float64" });
    expect(x.data).toEqual(Float64Array.of(0.1, 0.1));
    shape.push(3);
    expect(x.shape).toEqual([2]);
  });
});
