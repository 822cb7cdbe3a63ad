import { expect, it } from "vitest";
import {
  absoluteVolumeDifference,
  distanceDeviation,
  measureOffset,
  measureWidth,
  rootMeanSquare,
  volumeDifference,
} from "../../../src/metrics/scores/measure-formulas.ts";

it("places the numbers of measures one behind the other", () => {
  expect(measureWidth([], 15)).toBe(0);
  expect(measureWidth(["volume", "diagonal"], 15)).toBe(3);
  expect(measureWidth(["volume", "probabilities"], 10)).toBe(46);
  expect(measureOffset(["volume", "centre", "diagonal"], "diagonal")).toBe(3);
});

it("has formulas that begin anywhere", () => {
  const numbers = [9, 2, 5];
  expect(volumeDifference(numbers, 1)).toBe(-3);
  expect(absoluteVolumeDifference(numbers, 1)).toBe(3);
});

it("has the moments of both surfaces as one", () => {
  // 0 and 4 on one surface, 2 and 2 on the other.
  const numbers = [4, 2, 16, 4, 2, 8];
  expect(rootMeanSquare(numbers, 0)).toBe(Math.sqrt(6));
  expect(distanceDeviation(numbers, 0)).toBe(Math.sqrt(2));
  const missing = [Infinity, 2, Infinity, 0, 0, 0];
  expect([rootMeanSquare(missing, 0), distanceDeviation(missing, 0)]).toEqual([Infinity, Infinity]);
});
