import { expect, it } from "vitest";
import { boundedDraws, drawsFor } from "../../../src/metrics/intervals/bounded-draws.ts";

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const squareOf = (values: Float64Array) => meanOf(values.map((value) => value * value));

it("draws exponential weights and gamma ones of shape 1/4, the same for a seed", () => {
  const { weights, whole, quarter } = boundedDraws(3, 40_000, 5);
  // Means of E, E², and of a gamma variable of shape a: a and a(a + 1); within five standard errors.
  expect(Math.abs(meanOf(weights) - 1)).toBeLessThan(0.015);
  expect(Math.abs(squareOf(weights) - 2)).toBeLessThan(0.07);
  expect(Math.abs(meanOf(whole) - 1)).toBeLessThan(0.025);
  expect(Math.abs(meanOf(quarter) - 0.25)).toBeLessThan(0.0125);
  expect(Math.abs(squareOf(quarter) - 0.3125)).toBeLessThan(0.04);
  expect(quarter.every((weight) => weight >= 0 && weight < Infinity)).toBe(true);
  expect(boundedDraws(3, 40_000, 5).weights).toEqual(weights);
  expect(boundedDraws(3, 40_000, 6).weights).not.toEqual(weights);
});

it("makes no more weights than memory should hold", () => {
  expect(boundedDraws(10_000_000, 1000, 0).most).toBe(4194);
  expect(boundedDraws(10, 0, 0)).toMatchObject({ resamples: 0, weights: new Float64Array(0) });
});

it("draws for a report unless it asks for no intervals", () => {
  const settings = { resamples: 100, seed: 3 };
  expect(drawsFor(settings, 4)).toEqual(boundedDraws(4, 100, 3));
  expect(drawsFor({ ...settings, resamples: 0 }, 4)).toBeNull();
});
