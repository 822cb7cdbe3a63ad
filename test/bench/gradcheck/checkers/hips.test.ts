import { expect, it } from "vitest";
import { hips } from "../../../../bench/gradcheck/checkers/hips.ts";

const linear = (slope: number, seed = 1) =>
  hips({ f: (at) => slope * at[0]!, x: new Float64Array(1), elements: [], seed });

it("lets a relative error of 2·10⁻⁶ pass: the tolerance is 10⁻⁶ of the sum", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { accepts } = linear(1e9, seed);
    const found = [0, 1.9e-6, -1.9e-6, 2.1e-6, -2.1e-6].map((error) => accepts([1e9 * (1 + error)]));
    expect(found).toEqual([true, true, true, false, false]);
  }
});

it("lets anything pass that is off by less than 10⁻⁶, zeros too", () => {
  expect(linear(1e-8).accepts([0])).toBe(true);
  expect(linear(1e-8).accepts([1e-4])).toBe(false);
});

it("fails NaN, and takes two evaluations", () => {
  expect(linear(1).accepts([Number.NaN])).toBe(false);
  expect(linear(1).evaluations).toBe(2);
});
