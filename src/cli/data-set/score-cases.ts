import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import { createPool } from "../../workers/pool.ts";
import type { Fault, Pair } from "../find/find-pairs.ts";
import type { PairOptions } from "../pair/score-pair.ts";
import { type CaseNote, emptyMeter } from "./data-set.ts";
import { inOrder } from "./in-order.ts";
import type { Journal } from "./journal.ts";
import type { PairAnswer, PairCall } from "./pair-thread.ts";
import type { Progress } from "./progress.ts";

/** How cases are scored, and what happens meanwhile. */
export interface Scoring {
  /** The program that every thread runs. */
  readonly thread: URL;
  /** The most threads; by default one for each core. */
  readonly jobs?: number | undefined;
  /** Starts to show the progress. */
  readonly progress?: (total: number) => Promise<Progress> | Progress;
  /** Receives a meter of each pair alone, in the order of their ids. */
  readonly onCase?: (meter: DiceMeter) => void;
  /** Keeps the finished cases, and gives those of an earlier run. */
  readonly journal?: Journal | undefined;
}

/** Shows the progress on a terminal, if there is one. */
export function progressOn(terminal: NodeJS.WritableStream | undefined): Pick<Scoring, "progress"> {
  if (!terminal) return {};
  return { progress: async (total) => (await import("./progress.ts")).progressBar(total, terminal) };
}

/** The cases that were scored or failed, and what to know of them. */
export interface ScoredCases {
  readonly meter: DiceMeter;
  readonly notes: readonly CaseNote[];
}

/** Scores pairs in threads; a pair that fails is noted, and the others go on. */
export async function scoreCases(
  items: readonly (Pair | Fault)[],
  options: PairOptions,
  scoring: Scoring,
): Promise<ScoredCases> {
  const { journal } = scoring;
  const empty = () => emptyMeter(options.classes, options.surface, options.lesions);
  const rules = empty().toJSON();
  const meter = empty();
  const notes: CaseNote[] = [];
  const progress = await scoring.progress?.(items.length);
  let failures = 0;
  const take = inOrder<DiceMeter>((one) => {
    meter.merge(one);
    scoring.onCase?.(one);
  });
  const done = (place: number, one: DiceMeter) => {
    progress?.step(failures);
    take(place, one);
  };
  const fail = (place: number, id: string, reason: string) => {
    failures++;
    done(place, empty().skip(id, reason));
  };
  const finish = (place: number, id: string, cases: readonly CaseState[], note: string | undefined) => {
    if (note) notes.push({ id, note });
    done(place, DiceMeter.fromJSON({ ...rules, cases }));
  };
  const open: { readonly pair: Pair; readonly place: number }[] = [];
  for (const [place, item] of items.entries()) {
    const earlier = "reason" in item ? undefined : journal?.finished(item);
    if ("reason" in item) fail(place, item.id, item.reason);
    else if (earlier) finish(place, item.id, earlier.cases, earlier.note);
    else open.push({ pair: item, place });
  }
  const resourceLimits = { maxOldGenerationSizeMb: HEAP };
  const pool = createPool({
    workers: scoring.jobs ?? availableParallelism(),
    createWorker: () => new Worker(scoring.thread, { resourceLimits }),
  });
  try {
    const calls = open.map(({ pair }): PairCall => ({ pair, options }));
    await pool.map<PairAnswer>("scorePair", calls, (outcome, index) => {
      const { pair, place } = open[index]!;
      const answer = answerOf(outcome, pair.prediction ?? pair.target);
      if ("failure" in answer) return fail(place, pair.id, answer.failure);
      const { note, state } = answer;
      const { cases } = state;
      journal?.add(pair, { cases, ...(note !== undefined && { note }) });
      finish(place, pair.id, cases, note);
    });
  } finally {
    progress?.stop();
    await pool.close();
  }
  notes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { meter, notes };
}

/** Megabytes of the heap of a thread, beyond which it dies: counts of 65,536 classes take a few, and arrays lie outside of it. */
const HEAP = 1024;

/** A thread that dies, or throws, costs its pair alone. */
function answerOf(outcome: PromiseSettledResult<PairAnswer>, file: string): PairAnswer {
  if (outcome.status === "fulfilled") return outcome.value;
  const { message } = outcome.reason as Error;
  if (/Access to this API has been restricted/.test(message)) {
    return { failure: `${file}: this Node may not start threads; --allow-worker permits them` };
  }
  const reason = /memory limit|out of memory|allocation failed/.test(message)
    ? "needs more memory than there is"
    : `fault of the program: ${message.replace(/^pool: /, "")}`;
  return { failure: `${file}: ${reason}` };
}
