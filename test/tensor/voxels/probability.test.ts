import { expect, it } from "vitest";
import { isProbability } from "../../../src/tensor/voxels/probability.ts";

it("a probability may be beyond its bounds by rounding, and not by more", () => {
  for (const value of [0, 1, 0.5, -9e-7, 1 + 9e-7, -0]) expect(isProbability(value)).toBe(true);
  for (const value of [-2e-6, 1 + 2e-6, Number.NaN, Infinity, -Infinity])
    expect(isProbability(value)).toBe(false);
});
