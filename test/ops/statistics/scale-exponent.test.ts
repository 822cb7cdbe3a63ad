import { expect, it } from "vitest";
import { scaleExponent } from "../../../src/ops/statistics/scale-exponent.ts";

it.each([
  [0, [0, 0]],
  [0, [1, -3]],
  [0, [2 ** 40, 1]],
  [41, [1, -(2 ** 41)]],
  [-1000, [5e-324]],
  [1000, [1e308]],
  [-100, [2 ** -100, 2 ** -200]],
  [0, [Infinity, 1]],
  [0, [Number.NaN, 1]],
])("is %d of %o", (want, values) => {
  expect(scaleExponent(Float64Array.from(values)) + 0).toBe(want);
});
