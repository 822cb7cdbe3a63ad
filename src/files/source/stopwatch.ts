/** What a run spends its time on, in the order in which it is shown. */
export type Stage = "read" | "decompress" | "decode" | "count";

/** Milliseconds a stage; `start` is the runtime's own start-up, and `total` the age of the process. */
export type Timing = Record<"start" | Stage | "total", number>;

/** Adds up the time of each stage over all files. */
export class Stopwatch {
  readonly #start = performance.now();
  readonly #spent: Record<Stage, number> = { read: 0, decompress: 0, decode: 0, count: 0 };

  measure<Result>(stage: Stage, work: () => Result): Result {
    const begin = performance.now();
    try {
      return work();
    } finally {
      this.#spent[stage] += performance.now() - begin;
    }
  }

  timing(): Timing {
    const { read, decompress, decode, count } = this.#spent;
    const timing = { start: this.#start, read, decompress, decode, count, total: performance.now() };
    // The clock is not finer than a microsecond.
    const rounded = Object.entries(timing).map(([stage, spent]) => [stage, Number(spent.toFixed(3))]);
    return Object.fromEntries(rounded);
  }
}
