import { expect, it } from "vitest";
import type { Question } from "../../../../bench/gradcheck/checkers/checker.ts";
import { jax } from "../../../../bench/gradcheck/checkers/jax.ts";

const linear = (slope: number, x: Question["x"], seed = 1) =>
  jax({ f: (at) => slope * at[0]!, x, elements: [], seed });

// So steep that the absolute tolerance is nothing.
const steep = 1e9;

it.each([
  ["float64", new Float64Array(1), 0.9e-5, 1.1e-5],
  ["float32", new Float32Array(1), 1.9e-3, 2.1e-3],
])("in %s lets a relative error of %# pass below its tolerance", (_, x, passing, failing) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { accepts } = linear(steep, x, seed);
    const found = [0, passing, -passing, failing, -failing].map((error) => accepts([steep * (1 + error)]));
    expect(found).toEqual([true, true, true, false, false]);
  }
});

it("lets zeros pass for slopes far below 10⁻⁵", () => {
  expect(linear(1e-8, new Float64Array(1)).accepts([0])).toBe(true);
});

it("takes two evaluations, ±10⁻⁴ along one direction", () => {
  const asked: number[] = [];
  const f = (x: Question["x"]) => {
    asked.push(x[0]!);
    return x[0]!;
  };
  expect(jax({ f, x: new Float64Array(1), elements: [], seed: 1 }).evaluations).toBe(2);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toBe(-asked[1]!);
  expect(Math.abs(asked[0]!)).toBeLessThan(5e-4);
});
