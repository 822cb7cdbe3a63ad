import { expect, it } from "vitest";
import { nearestMean } from "../../../src/gradcheck/kinks/nearest-mean.ts";

const corners = [Float64Array.of(0, 0), Float64Array.of(4, 0), Float64Array.of(0, 4)];
const nearest = (...target: number[]) => [...nearestMean(corners, Float64Array.from(target))];

it("is the target where that is a mean of the points", () => {
  expect(nearest(1, 1)).toEqual([expect.closeTo(1, 1), expect.closeTo(1, 1)]);
});

it("is the nearest point of their hull where it is not", () => {
  expect(nearest(3, -2)).toEqual([expect.closeTo(3, 1), expect.closeTo(0, 1)]);
  expect(nearest(9, 9)).toEqual([expect.closeTo(2, 1), expect.closeTo(2, 1)]);
  expect(nearest(-1, -1)).toEqual([expect.closeTo(0, 1), expect.closeTo(0, 1)]);
});

it("of one point is that point", () => {
  expect(nearestMean([Float64Array.of(2, 3)], Float64Array.of(7, 7))).toEqual(Float64Array.of(2, 3));
});
