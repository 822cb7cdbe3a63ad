import { expect, it } from "vitest";
import {
  directedPercentile,
  medianDistanceOf,
  momentsOf,
} from "../../../src/metrics/measures/distance-moments.ts";

const directed = (distances: number[], sizes: number[]) => ({
  distances: Float64Array.from(distances),
  sizes: Float64Array.from(sizes),
});
const both = { prediction: directed([0, 1, 4], [2, 1, 1]), target: directed([0, 3], [1, 3]) };
const none = directed([], []);
const alone = { prediction: directed([Infinity], [5]), target: none };

it("sums distances, sizes and squares", () => {
  expect(momentsOf(both.prediction)).toEqual([5, 4, 17]);
  expect(momentsOf(alone.prediction)).toEqual([Infinity, 5, Infinity]);
  expect(momentsOf(none)).toEqual([0, 0, 0]);
});

it("takes the median of both surfaces as one", () => {
  // 0 0 0 1 3 3 3 4
  expect(medianDistanceOf(both, "voxels")).toBe(2);
  expect(medianDistanceOf(alone, "voxels")).toBe(Infinity);
  expect(medianDistanceOf({ prediction: none, target: none }, "voxels")).toBeNaN();
});

it("takes a percentile of one surface", () => {
  expect(directedPercentile(both, "prediction", 100, "voxels")).toBe(4);
  expect(directedPercentile(both, "target", 100, "voxels")).toBe(3);
  expect(directedPercentile(both, "target", 50, "area")).toBe(3);
  expect(directedPercentile(alone, "target", 95, "voxels")).toBe(Infinity);
});
