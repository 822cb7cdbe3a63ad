import { expect, it } from "vitest";
import { calibrationError, countProbabilities } from "../../../src/index.ts";
import { probabilityNumbers } from "../../../src/metrics/probabilities/count-probabilities.ts";
import {
  averageError,
  brier,
  calibrationBins,
  expectedError,
  maximumError,
  softDice,
} from "../../../src/metrics/scores/probability-formulas.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const counts = countProbabilities(tensor([0.25, 0.75, 0.5, 0], [1, 4]), labelMap([0, 1, 1, 0], [1, 4]), {
  classAxis: null,
});
const numbers = [7, ...probabilityNumbers("f", counts, 1)];

it("are functions of the numbers of a class, wherever they begin", () => {
  expect(softDice(numbers, 1, 15)).toBe(2.5 / 3.5);
  expect(brier(numbers, 1, 15)).toBe((1 / 16 + 1 / 16 + 1 / 4) / 4);
  const { calibration } = counts;
  expect(expectedError(numbers, 1, 15)).toBe(calibrationError(calibration));
  expect(averageError(numbers, 1, 15)).toBe(calibrationError(calibration, { kind: "average" }));
  expect(maximumError(numbers, 1, 15)).toBe(calibrationError(calibration, { kind: "maximum" }));
  // Gaps of 0, 0.25, 0.5 and 0.25, each of one voxel.
  expect([expectedError(numbers, 1, 15), averageError(numbers, 1, 15), maximumError(numbers, 1, 15)]).toEqual(
    [0.25, 0.25, 0.5],
  );
});

it("pool: the numbers of two cases add", () => {
  const twice = numbers.map((number) => 2 * number);
  for (const formula of [softDice, brier, expectedError, averageError, maximumError])
    expect(formula(twice, 1, 15)).toBe(formula(numbers, 1, 15));
});

it("are 0 or missing of nothing", () => {
  const none = new Array(64).fill(0);
  expect([softDice(none, 0, 15), brier(none, 0, 15), expectedError(none, 0, 15)]).toEqual([
    0,
    Number.NaN,
    Number.NaN,
  ]);
});

it("list the bins", () => {
  const bins = calibrationBins(numbers, 1, 15);
  expect(bins).toHaveLength(15);
  expect(bins[0]).toEqual({ low: 0, high: 1 / 15, voxels: 1, hits: 0, probability: 0 });
  expect(bins[1]).toEqual({ low: 1 / 15, high: 2 / 15, voxels: 0, hits: 0, probability: null });
  expect(bins[11]).toEqual({ low: 11 / 15, high: 12 / 15, voxels: 1, hits: 1, probability: 0.75 });
});
