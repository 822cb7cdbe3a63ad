import { describe, expect, it } from "vitest";
import { bootstrap, resamplingOf } from "../../../src/metrics/statistics/bootstrap.ts";

const plan = { resamples: 500, seed: 1, leaveOut: true };
const mean = (values: Float64Array, resampling = plan) =>
  bootstrap(
    {
      columns: [values],
      count: 1,
      statistics: (sums, out) => {
        out[0] = sums[0]! / values.length;
      },
    },
    resampling,
  )[0]!;

describe("bootstrap", () => {
  it("gives the value, and that without each case", () => {
    const { value, leftOut } = mean(Float64Array.of(1, 2, 6));
    expect(value).toBe(3);
    // The sums without a case, over 3 as the statistic above has it.
    expect([...leftOut]).toEqual([8 / 3, 7 / 3, 1]);
    expect(mean(Float64Array.of(1, 2), { ...plan, leaveOut: false }).leftOut).toHaveLength(0);
  });

  it("resamples as all possible samples are distributed", () => {
    // The 27 samples of three cases, by their means: 1, 2 and 6 three times, once and so on.
    const values = [1, 2, 6];
    const exact = new Map<number, number>();
    for (const a of values)
      for (const b of values)
        for (const c of values) exact.set((a + b + c) / 3, (exact.get((a + b + c) / 3) ?? 0) + 1 / 27);
    const resamples = 50_000;
    const { resampled } = mean(Float64Array.from(values), { resamples, seed: 4, leaveOut: false });
    for (const [at, part] of exact) {
      const found = resampled.filter((replicate) => replicate === at).length / resamples;
      expect(Math.abs(found - part), `${at}`).toBeLessThan(6 * Math.sqrt((part * (1 - part)) / resamples));
    }
    expect(resampled.every((replicate) => exact.has(replicate))).toBe(true);
  });

  it("draws the same for a seed, and all statistics from the same samples", () => {
    const values = Float64Array.of(0.25, 0.5, 0.125, 1);
    expect(mean(values)).toEqual(mean(values));
    expect(mean(values, { ...plan, seed: 2 }).resampled).not.toEqual(mean(values).resampled);
    const [sum, twice] = bootstrap(
      {
        columns: [values, values.map((value) => 2 * value)],
        count: 2,
        statistics: (sums, out) => out.set(sums),
      },
      plan,
    );
    expect(twice!.resampled).toEqual(sum!.resampled.map((value) => 2 * value));
  });

  it("is infinite in the samples that hold an infinite value, and in no others", () => {
    const { value, resampled, leftOut } = mean(Float64Array.of(1, Infinity, 1, 1));
    expect(value).toBe(Infinity);
    expect([...leftOut]).toEqual([Infinity, 0.75, Infinity, Infinity]);
    expect(new Set(resampled)).toEqual(new Set([1, Infinity]));
  });
});

it("fewer than two cases are not resampled", () => {
  const options = { resamples: 100, seed: 7, method: "bca" } as const;
  expect(resamplingOf(options, 2)).toEqual({ resamples: 100, seed: 7, leaveOut: true });
  expect(resamplingOf({ ...options, method: "percentile" }, 2).leaveOut).toBe(false);
  expect(resamplingOf({ ...options, resamples: 0 }, 2).leaveOut).toBe(false);
  for (const cases of [0, 1])
    expect(resamplingOf(options, cases)).toEqual({ resamples: 0, seed: 7, leaveOut: false });
});
