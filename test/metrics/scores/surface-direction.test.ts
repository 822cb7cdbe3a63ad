import { expect, it } from "vitest";
import { DIRECTIONS } from "../../../src/metrics/scores/surface-direction.ts";
import { averageOfSums } from "../../../src/metrics/surfaces/class-surfaces.ts";

it("has an average distance for each direction", () => {
  const sums = { prediction: { sum: 6, size: 2 }, target: { sum: 2, size: 4 } };
  const averages = DIRECTIONS.map((direction) => [direction, averageOfSums(sums, direction)]);
  expect(Object.fromEntries(averages)).toEqual({
    symmetric: 8 / 6,
    meanOfBoth: 1.75,
    largerOfBoth: 3,
    balanced: 1,
    predictionToTarget: 3,
    targetToPrediction: 0.5,
  });
});
