import { expect, it } from "vitest";
import { holm } from "../../../src/metrics/statistics/holm.ts";

it('is p.adjust(method = "holm") of R', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([0.6, 0.7])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

it("leaves missing values out of the count", () => {
  expect(holm([0.03, null, 0.06, 0.04])).toEqual([0.09, null, 0.09, 0.09]);
  // 3 × 0.03; then at least that for 2 × 0.04 and 1 × 0.06.
  expect(holm([null])).toEqual([null]);
});
