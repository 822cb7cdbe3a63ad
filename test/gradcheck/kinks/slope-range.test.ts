import { expect, it } from "vitest";
import { type GradientBeside, nearestOf, rangeOfPoints } from "../../../src/gradcheck/kinks/slope-range.ts";

const pointOf = (...gradients: number[][]): GradientBeside => ({
  pattern: Float64Array.of(1, 1),
  gradients: gradients.map((gradient) => Float64Array.from(gradient)),
  across: null,
});

it("a range of slopes widens by the gradients of further points, at all of their moves or at the nearest", () => {
  const [one, other] = [pointOf([1, 2], [3, 0]), pointOf([-4, 1], [0, 0])];
  const vector = Float64Array.of(1, 2);
  expect(rangeOfPoints(vector, [], "all", null)).toBeNull();
  const first = rangeOfPoints(vector, [one], "all", null)!;
  expect(first).toEqual({ low: 3, high: 5, size: 5, lowest: one, highest: one });
  expect(rangeOfPoints(vector, [other], "all", first)).toEqual(
    rangeOfPoints(vector, [one, other], "all", null),
  );
  expect(rangeOfPoints(vector, [other], "all", first)).toMatchObject({
    low: -2,
    high: 5,
    size: 6,
    lowest: other,
  });
  expect(rangeOfPoints(vector, [one], "nearest", null)).toMatchObject({ low: 3, high: 3, size: 3 });
  expect(nearestOf(one)).toEqual(Float64Array.of(3, 0));
});
