import { describe, expect, it } from "vitest";
import { ridders, riddersRounded } from "../../../../bench/gradcheck/checkers/ridders.ts";
import { lossCase } from "../../../../bench/gradcheck/scenarios.ts";

const exponential = {
  f: (x: ArrayLike<number>) => Math.exp(x[0]!),
  x: new Float64Array(1),
  elements: [0],
  seed: 1,
};

describe.each([
  ["ridders", ridders],
  ["riddersRounded", riddersRounded],
])("%s", (_, check) => {
  it("tells 1 from 1 + 10⁻⁸ at e⁰", () => {
    const { accepts } = check(exponential);
    expect([1, 1 + 1e-8, 1 - 1e-8, 0].map((slope) => accepts([slope]))).toEqual([true, false, false, false]);
  });

  it("fails the right gradient on an empty mask, where Dice with an ε of 10⁻⁶ looks flat from afar", () => {
    for (const seed of [1, 2, 3]) {
      const { f, x, gradient } = lossCase("Dice", "empty mask", 10, "float64", seed);
      const { accepts } = check({ f, x, elements: [...x.keys()], seed });
      expect(accepts(gradient(x))).toBe(false);
    }
  });

  it("passes nothing where it has no estimate of its error: f ends between the first steps", () => {
    const f = (x: ArrayLike<number>) => (Math.abs(x[0]!) > 0.09 ? x[0]! : Number.NaN);
    const { accepts } = check({ f, x: new Float64Array(1), elements: [0], seed: 1 });
    expect([accepts([1]), accepts([0])]).toEqual([false, false]);
  });

  it("ends where it gets worse, for every element that it looks at", () => {
    const { evaluations } = check({ ...exponential, x: new Float64Array(10) });
    expect(evaluations % 20).toBe(0);
    expect(evaluations).toBeLessThan(200);
  });
});

it("riddersRounded allows for the rounding of a line, which has no other error", () => {
  const question = {
    f: (x: ArrayLike<number>) => 0.3 + 0.7 * x[0]!,
    x: new Float64Array([0.6]),
    elements: [0],
    seed: 1,
  };
  expect(riddersRounded(question).accepts([0.7])).toBe(true);
  // 10 units of 0.72 over the finest step of 0.1 · 1.4⁻⁹
  expect(riddersRounded(question).accepts([0.7 + 1e-12])).toBe(false);
});
