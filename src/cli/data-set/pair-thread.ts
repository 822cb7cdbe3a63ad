import { parentPort } from "node:worker_threads";
import { InputError } from "../../files/source/input-error.ts";
import { Stopwatch } from "../../files/source/stopwatch.ts";
import { type Handlers, serve } from "../../workers/threads/serve.ts";
import type { Pair } from "../find/find-pairs.ts";
import type { PairOptions } from "../pair/pair-options.ts";
import { type ScoredPair, scorePair } from "../pair/score-pair.ts";

/** The message to a thread: pairs to score, one after the other. */
export interface PairCall {
  readonly pairs: readonly Pair[];
  readonly options: PairOptions;
}

/** The answer of a thread for each pair. */
export type PairAnswer = ScoredPair | { readonly failure: string };

/** Runs in a thread and scores every pair that it receives. */
export function servePairs(): void {
  serve(PAIR_TASKS, parentPort!);
}

/** The tasks of a thread. */
const PAIR_TASKS: Handlers = {
  scorePairs: async ({ pairs, options }: PairCall) => {
    const value: PairAnswer[] = [];
    for (const pair of pairs) value.push(await answer(pair, options));
    return { value };
  },
};

/** A fault in the files is an answer; any other error is thrown, and reported as a fault of the program. */
export async function answer(pair: Pair, options: PairOptions): Promise<PairAnswer> {
  try {
    return await scorePair(pair, options, new Stopwatch());
  } catch (error) {
    if (error instanceof InputError) return { failure: error.message };
    throw error;
  }
}
