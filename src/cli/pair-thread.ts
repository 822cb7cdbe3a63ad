import { parentPort, workerData } from "node:worker_threads";
import type { Pair } from "./find-pairs.ts";
import { InputError } from "./input-error.ts";
import { type PairOptions, type ScoredPair, scorePair } from "./score-pair.ts";
import { Stopwatch } from "./stopwatch.ts";

/** What a thread says of a pair. */
export type PairAnswer = ScoredPair | { readonly failure: string };

/** Runs in a thread: scores every pair that it is sent. */
export function answerPairs(): void {
  parentPort!.on("message", (pair: Pair) => {
    parentPort!.postMessage(answer(pair, workerData as PairOptions));
  });
}

/** A fault in the files is an answer; any other is the end of the thread, and is told as that. */
export function answer(pair: Pair, options: PairOptions): PairAnswer {
  try {
    return scorePair(pair, options, new Stopwatch());
  } catch (error) {
    if (error instanceof InputError) return { failure: error.message };
    throw error;
  }
}
