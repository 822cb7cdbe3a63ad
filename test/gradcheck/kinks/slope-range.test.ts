import { expect, it } from "vitest";
import { type GradientBeside, nearestOf, rangeOfPoints } from "../../../src/gradcheck/kinks/slope-range.ts";

const pointOf = (...gradients: number[][]): GradientBeside => ({
  pattern: Float64Array.of(1, 1),
  gradients: gradients.map((gradient) => Float64Array.from(gradient)),
  across: null,
});

it("a range of slopes widens by the gradients of further points, at all of their moves", () => {
  const [one, other] = [pointOf([1, 2], [3, 0]), pointOf([-4, 1], [0, 0])];
  const vector = Float64Array.of(1, 2);
  expect(rangeOfPoints(vector, [], null)).toBeNull();
  const first = rangeOfPoints(vector, [one], null)!;
  expect(first).toEqual({ low: 3, high: 5, size: 5, lowest: one, highest: one });
  expect(rangeOfPoints(vector, [other], first)).toEqual(rangeOfPoints(vector, [one, other], null));
  expect(rangeOfPoints(vector, [other], first)).toMatchObject({ low: -2, high: 5, size: 6, lowest: other });
  expect(nearestOf(one)).toEqual(Float64Array.of(3, 0));
});
