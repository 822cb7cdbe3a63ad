import { expect, it } from "vitest";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { drawWeights, guardedSum, weightedSum } from "../../../src/kernels/sampling/resample.ts";

it("draws as many as there are, each as likely as the others", () => {
  const random = mulberry32(3);
  const weights = new Float64Array(5);
  const total = new Float64Array(5);
  for (let k = 0; k < 10_000; k++) {
    drawWeights(random, weights);
    expect(weights.reduce((sum, weight) => sum + weight)).toBe(5);
    for (let c = 0; c < 5; c++) total[c]! += weights[c]!;
  }
  // Six standard deviations of 50,000 draws with probability 1/5.
  for (const count of total) expect(Math.abs(count - 10_000)).toBeLessThan(6 * 90);
});

it("draws what the random numbers say", () => {
  const numbers = [0, 0.3, 0.34, 0.999];
  const weights = Float64Array.of(9, 9, 9, 9);
  drawWeights(() => numbers.shift()!, weights);
  expect([...weights]).toEqual([1, 2, 0, 1]);
});

it("sums values by their weights, of any number", () => {
  for (const size of [0, 1, 3, 4, 5, 8, 11]) {
    const values = Float64Array.from({ length: size }, (_, k) => k + 1);
    const weights = Float64Array.from({ length: size }, (_, k) => k % 3);
    const want = values.reduce((sum, value, k) => sum + value * weights[k]!, 0);
    expect(weightedSum(values, weights), `of ${size}`).toBe(want);
    expect(guardedSum(values, weights), `of ${size}`).toBe(want);
  }
});

it("an infinite value counts where it is drawn, and only there", () => {
  const values = Float64Array.of(1, Infinity, 2);
  expect(guardedSum(values, Float64Array.of(1, 0, 2))).toBe(5);
  expect(guardedSum(values, Float64Array.of(1, 1, 0))).toBe(Infinity);
});
