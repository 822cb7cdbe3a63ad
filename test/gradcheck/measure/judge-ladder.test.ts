import { describe, expect, it } from "vitest";
import { gradcheck } from "../../../src/index.ts";

describe("a slope of 0 within rounding", () => {
  it("is judged beside what f moves", () => {
    const square = ([x]: Float64Array) => (x! - 0.5) ** 2;
    expect(gradcheck(square, Float64Array.of(0.5), { gradient: () => [1e-17] }).verdict).toBe("pass");
    expect(gradcheck(square, Float64Array.of(0.5), { gradient: () => [1e-3] }).verdict).toBe("fail");
  });
});
