import type { Replicates } from "./bootstrap.ts";

/** The mean of statistics, replicate by replicate, over those that have a value there. */
export class MeanOfReplicates {
  readonly #sums: Replicates;
  readonly #counts: Replicates;

  /** Of statistics with so many resamples and cases left out; none are added yet. */
  constructor(resamples: number, leftOut: number) {
    this.#sums = zeros(resamples, leftOut);
    this.#counts = zeros(resamples, leftOut);
  }

  add({ value, resampled, leftOut }: Replicates): void {
    const [sums, counts] = [this.#sums, this.#counts];
    if (!Number.isNaN(value)) {
      sums.value += value;
      counts.value++;
    }
    addValues(resampled, sums.resampled, counts.resampled);
    addValues(leftOut, sums.leftOut, counts.leftOut);
  }

  /** NaN where no statistic had a value. */
  mean(): Replicates {
    const [sums, counts] = [this.#sums, this.#counts];
    return {
      value: sums.value / counts.value,
      resampled: sums.resampled.map((sum, k) => sum / counts.resampled[k]!),
      leftOut: sums.leftOut.map((sum, k) => sum / counts.leftOut[k]!),
    };
  }
}

function zeros(resamples: number, leftOut: number): Replicates {
  return { value: 0, resampled: new Float64Array(resamples), leftOut: new Float64Array(leftOut) };
}

function addValues(values: Float64Array, sums: Float64Array, counts: Float64Array): void {
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) continue;
    sums[k]! += values[k]!;
    counts[k]!++;
  }
}
