/** The stages of a run, in the order in which they are shown. */
export type Stage = "read" | "decompress" | "decode" | "count";

/** Milliseconds a stage; `start` is the runtime's own start-up, and `total` the age of the process. */
export type Timing = Record<"start" | Stage | "total", number>;

// The clock of every runtime, which the library's types do not include.
const clock = (globalThis as unknown as { performance: { now(): number } }).performance;

/** Adds up the time of each stage over all files. */
export class Stopwatch {
  readonly #start = clock.now();
  readonly #spent: Record<Stage, number> = { read: 0, decompress: 0, decode: 0, count: 0 };

  measure<Result>(stage: Stage, work: () => Result): Result {
    const begin = clock.now();
    try {
      return work();
    } finally {
      this.#spent[stage] += clock.now() - begin;
    }
  }

  /** Measures asynchronous work; the stages measured inside of it do not count twice. */
  async measureAsync<Result>(stage: Stage, work: () => Promise<Result>): Promise<Result> {
    const begin = clock.now();
    const inside = this.#sum();
    try {
      return await work();
    } finally {
      this.#spent[stage] += clock.now() - begin - (this.#sum() - inside);
    }
  }

  timing(): Timing {
    const { read, decompress, decode, count } = this.#spent;
    const timing = { start: this.#start, read, decompress, decode, count, total: clock.now() };
    // The clock is not finer than a microsecond.
    const rounded = Object.entries(timing).map(([stage, spent]) => [stage, Number(spent.toFixed(3))]);
    return Object.fromEntries(rounded);
  }

  #sum(): number {
    const { read, decompress, decode, count } = this.#spent;
    return read + decompress + decode + count;
  }
}
