import { expect, it } from "vitest";
import { leastCoverage } from "../../../bench/intervals/least-coverage.ts";

it("is that of the numbers of ones in a row that hold just enough", () => {
  // Of ten scores with nine of ten ones, 8 to 10 ones have 0.930, and 7 to 10 ones 0.987 (scipy.stats.binom of SciPy 1.10.1).
  expect(leastCoverage(10, 0.9, 0.92)).toBeCloseTo(0.9298091736, 10);
  expect(leastCoverage(10, 0.9, 0.93)).toBeCloseTo(0.9872048016, 10);
  expect(leastCoverage(2, 0.5, 0.5)).toBeCloseTo(0.5, 14);
});
