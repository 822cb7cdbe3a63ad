import { expect, it } from "vitest";
import { checkByFit } from "../../../src/gradcheck/measure/check-by-fit.ts";
import { checkDirection } from "../../../src/gradcheck/measure/check-direction.ts";
import { isCredible } from "../../../src/gradcheck/measure/credible-error.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const direction = { vector: Float64Array.of(1), sides: "both" } as const;
const x = Float64Array.of(1);
const bend = 1 + 1e-4;

/** A bend just beside x, which the gradient knows; noise hides the steps that do not cross it. */
const f = (y: ArrayLike<number>) => Math.max(y[0]!, 3 * y[0]! - 2 * bend);
const slope = (y: ArrayLike<number>) => [y[0]! > bend ? 3 : 1];

it("finds an error credible that the gradient has on the way as well", () => {
  const point = pointOf(f, (y) => [1.5 * slope(y as ArrayLike<number>)[0]!], x);
  const found = finish(checkByFit(point, direction, 13, []));
  expect(finish(isCredible(point, { ...found, numeric: 2, analytic: 1.5 }, null))).toBe(false);
  const wrong = pointOf(
    (y) => y[0]! ** 2,
    (y) => [3 * (y as ArrayLike<number>)[0]!],
    x,
  );
  expect(finish(isCredible(wrong, finish(checkByFit(wrong, direction, 13, [])), null))).toBe(true);
});

it("does not where the gradient on the way accounts for what f moves by", () => {
  const point = pointOf(f, slope as never, x);
  const found = finish(checkByFit(point, direction, 13, []));
  expect(found.numeric).toBeCloseTo(2, 1);
  expect(finish(isCredible(point, found, null))).toBe(false);
});

it("does not where finer steps disprove it", () => {
  const point = pointOf(f, () => [1], x);
  const found = finish(checkByFit(point, direction, 13, []));
  expect(finish(isCredible(point, found, null))).toBe(true);
  const ladder = finish(checkDirection(point, direction));
  expect(finish(isCredible(point, found, ladder))).toBe(false);
});
