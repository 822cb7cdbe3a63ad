import { parentPort } from "node:worker_threads";
import { InputError } from "../../files/source/input-error.ts";
import { Stopwatch } from "../../files/source/stopwatch.ts";
import { type Handlers, serve } from "../../workers/threads/serve.ts";
import type { Pair } from "../find/find-pairs.ts";
import { type PairOptions, type ScoredPair, scorePair } from "../pair/score-pair.ts";

/** The message to a thread: a pair to score. */
export interface PairCall {
  readonly pair: Pair;
  readonly options: PairOptions;
}

/** The answer of a thread. */
export type PairAnswer = ScoredPair | { readonly failure: string };

/** Runs in a thread and scores every pair that it receives. */
export function servePairs(): void {
  serve(PAIR_TASKS, parentPort!);
}

/** The tasks of a thread. */
const PAIR_TASKS: Handlers = {
  scorePair: ({ pair, options }: PairCall) => answer(pair, options).then((value) => ({ value })),
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
