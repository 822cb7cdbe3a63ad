import { describe, expect, it } from "vitest";
import { nestValues, printValues } from "../../src/tensor/nest-values.ts";

describe("nestValues", () => {
  it("nests row-major values", () => {
    expect(nestValues([1, 2, 3, 4, 5, 6], [3, 1, 2])).toEqual([[[1, 2]], [[3, 4]], [[5, 6]]]);
    expect(nestValues([7], [])).toBe(7);
  });
});

describe("printValues", () => {
  it("prints few values whole", () => {
    expect(printValues([1, 2, Number.NaN, -Infinity], [2, 2])).toBe("[[1, 2], [NaN, -Infinity]]");
    expect(printValues(new Uint8Array(60), [60])).toBe(`[${Array(60).fill(0).join(", ")}]`);
  });

  it("prints the ends of each axis of many", () => {
    const counted = Array.from({ length: 70 }, (_, at) => at);
    expect(printValues(counted, [70])).toBe("[0, 1, 2, …, 67, 68, 69]");
    expect(printValues(counted, [7, 10]).slice(0, 50)).toBe(
      "[[0, 1, 2, …, 7, 8, 9], [10, 11, 12, …, 17, 18, 19",
    );
    expect(printValues(counted, [35, 2])).toBe("[[0, 1], [2, 3], [4, 5], …, [64, 65], [66, 67], [68, 69]]");
  });
});
