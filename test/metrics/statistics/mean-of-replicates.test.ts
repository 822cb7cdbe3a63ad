import { expect, it } from "vitest";
import { MeanOfReplicates } from "../../../src/metrics/statistics/mean-of-replicates.ts";

const { NaN: none } = Number;
const replicates = (value: number, resampled: number[], leftOut: number[]) => ({
  value,
  resampled: Float64Array.from(resampled),
  leftOut: Float64Array.from(leftOut),
});

it("is the mean of those that have a value, replicate by replicate", () => {
  const mean = new MeanOfReplicates(3, 2);
  mean.add(replicates(1, [1, none, none], [2, Infinity]));
  mean.add(replicates(4, [2, 5, none], [none, 1]));
  expect(mean.mean()).toEqual(replicates(2.5, [1.5, 5, none], [2, Infinity]));
});

it("has no value of nothing", () => {
  expect(new MeanOfReplicates(1, 0).mean()).toEqual(replicates(none, [none], []));
  const mean = new MeanOfReplicates(0, 0);
  mean.add(replicates(none, [], []));
  expect(mean.mean().value).toBeNaN();
});
