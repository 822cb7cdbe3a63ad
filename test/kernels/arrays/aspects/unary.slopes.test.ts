import { describe, expect, it } from "vitest";
import { apply, clampSlope, clampTo, reluSlope } from "../../../../src/kernels/arrays/unary.ts";

const x = Float64Array.of(-Infinity, -1, -0, 0, 0.5, 1, 2, Infinity, Number.NaN);
const none = Number.NaN;

describe("slopes", () => {
  it("of relu are those of both sides, and their mean at 0", () => {
    expect(Array.from(apply(reluSlope, x))).toEqual([0, 0, 0.5, 0.5, 1, 1, 1, 1, 0]);
  });

  it.each([
    [0, 1, [0, 0, 0.5, 0.5, 1, 0.5, 0, 0, 1], [0, 0, -0, 0, 0.5, 1, 1, 1, Number.NaN]],
    [0, none, [0, 0, 0.5, 0.5, 1, 1, 1, 1, 1], [0, 0, -0, 0, 0.5, 1, 2, Infinity, Number.NaN]],
    [none, none, [1, 1, 1, 1, 1, 1, 1, 1, 1], Array.from(x)],
    [1, 1, [0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1, Number.NaN]],
  ])("of a clamp to %f and %f", (min, max, slopes, values) => {
    expect(Array.from(clampSlope(x, min, max))).toEqual(slopes);
    expect(Array.from(clampTo(x, min, max))).toEqual(values);
  });
});
