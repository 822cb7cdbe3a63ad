import { expect, it } from "vitest";
import { MIN_LOGARITHM_OF } from "../../../../src/kernels/class-sums/terms/voxel-terms.ts";
import { log } from "../../../../src/kernels/elementary/logarithm.ts";

it("the smallest number that a logarithm is taken of is e⁻¹⁰⁰", () => {
  expect(log(MIN_LOGARITHM_OF)).toBe(-100);
});
