import { expect, it } from "vitest";
import { quantile } from "../../../src/metrics/statistics/quantile.ts";

it("is interpolated between two values", () => {
  const values = Float64Array.of(1, 2, 4, 8);
  expect([0, 0.25, 0.5, 1].map((part) => quantile(values, part))).toEqual([1, 1.75, 3, 8]);
});

it("is infinite beside an infinite value, and not NaN", () => {
  const values = Float64Array.of(-Infinity, 0, Infinity, Infinity);
  expect([0.1, 0.5, 0.9].map((part) => quantile(values, part))).toEqual([-Infinity, Infinity, Infinity]);
});
