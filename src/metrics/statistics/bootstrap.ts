import { mulberry32 } from "../../kernels/sampling/random.ts";
import { drawWeights, guardedSum, weightedSum } from "../../kernels/sampling/resample.ts";
import type { IntervalMethod } from "./confidence-interval.ts";

/**
 * What is resampled: cases, each a number in every column, and statistics of the sums of the columns. A weight says how often
 * a case is in a sample, so one function gives the value, that of every resample, and that without a case.
 */
export interface ResampledColumns {
  /** One number a case; no NaN. */
  readonly columns: readonly Float64Array[];
  /** Number of statistics. */
  readonly count: number;
  /** Writes the statistics of the sums; NaN where one has no value. */
  readonly statistics: (sums: Float64Array, out: Float64Array) => void;
}

/** A statistic: its value, that of every resample, and that without each of the cases. */
export interface Replicates {
  value: number;
  readonly resampled: Float64Array;
  readonly leftOut: Float64Array;
}

/** How many resamples, from which seed, and whether cases are left out as well. */
export interface Resampling {
  readonly resamples: number;
  readonly seed: number;
  readonly leaveOut: boolean;
}

/** How the options of a report resample so many cases; fewer than two are not resampled, nor are those of bounded intervals. */
export function resamplingOf(
  { resamples, seed, method }: { resamples: number; seed: number; method: IntervalMethod },
  cases: number,
): Resampling {
  return {
    resamples: cases < 2 || method === "bounded" ? 0 : resamples,
    seed,
    leaveOut: method === "bca" && cases > 1 && resamples > 0,
  };
}

/** Draws as many cases as there are, with replacement, and computes the statistics of each draw. */
export function bootstrap(
  { columns, count, statistics }: ResampledColumns,
  { resamples, seed, leaveOut }: Resampling,
): Replicates[] {
  const cases = columns[0]!.length;
  const replicates = Array.from(
    { length: count },
    (): Replicates => ({
      value: Number.NaN,
      resampled: new Float64Array(resamples),
      leftOut: new Float64Array(leaveOut ? cases : 0),
    }),
  );
  const finite = columns.map((column) => column.every(Number.isFinite));
  const weights = new Float64Array(cases);
  const sums = new Float64Array(columns.length);
  const out = new Float64Array(count);
  const evaluate = (store: (replicate: Replicates, value: number) => void) => {
    for (let k = 0; k < columns.length; k++)
      sums[k] = finite[k] ? weightedSum(columns[k]!, weights) : guardedSum(columns[k]!, weights);
    statistics(sums, out);
    for (let k = 0; k < count; k++) store(replicates[k]!, out[k]!);
  };

  weights.fill(1);
  evaluate((replicate, value) => {
    replicate.value = value;
  });
  for (let k = 0; leaveOut && k < cases; k++) {
    weights[k] = 0;
    evaluate(({ leftOut }, value) => {
      leftOut[k] = value;
    });
    weights[k] = 1;
  }
  const random = mulberry32(seed);
  for (let b = 0; b < resamples; b++) {
    drawWeights(random, weights);
    evaluate(({ resampled }, value) => {
      resampled[b] = value;
    });
  }
  return replicates;
}
