import { parentPort } from "node:worker_threads";
import { InputError } from "../../files/source/input-error.ts";
import { Stopwatch } from "../../files/source/stopwatch.ts";
import { type Handlers, serve } from "../../workers/threads/serve.ts";
import type { Pair } from "../find/find-pairs.ts";
import { type PairOptions, type ScoredPair, scorePair } from "../pair/score-pair.ts";

/** A pair to be scored, as a thread is sent it. */
export interface PairCall {
  readonly pair: Pair;
  readonly options: PairOptions;
}

/** What a thread says of a pair. */
export type PairAnswer = ScoredPair | { readonly failure: string };

/** Runs in a thread: scores every pair that it is sent. */
export function servePairs(): void {
  serve(PAIR_TASKS, parentPort!);
}

/** What a thread of the program can do. */
const PAIR_TASKS: Handlers = {
  scorePair: ({ pair, options }: PairCall) => answer(pair, options).then((value) => ({ value })),
};

/** A fault in the files is an answer; any other is thrown, and is told as that. */
export async function answer(pair: Pair, options: PairOptions): Promise<PairAnswer> {
  try {
    return await scorePair(pair, options, new Stopwatch());
  } catch (error) {
    if (error instanceof InputError) return { failure: error.message };
    throw error;
  }
}
