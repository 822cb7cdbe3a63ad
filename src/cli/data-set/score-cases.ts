import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import { Crew } from "../../workers/threads/crew.ts";
import type { Fault, Pair } from "../find/find-pairs.ts";
import type { PairOptions } from "../pair/score-pair.ts";
import { type CaseNote, emptyMeter } from "./data-set.ts";
import { inOrder } from "./in-order.ts";
import type { FinishedPair, Journal } from "./journal.ts";
import type { PairAnswer, PairCall } from "./pair-thread.ts";
import type { Progress } from "./progress.ts";
import { groupByNames, type NamedCases, type SegmentNames } from "./segment-numbers.ts";

/** How cases are scored, and what happens meanwhile. */
export interface Scoring {
  /** The program that every thread runs. */
  readonly thread: URL;
  /** The most threads; by default one for each core. */
  readonly jobs?: number | undefined;
  /** Starts to show the progress. */
  readonly progress?: (total: number) => Promise<Progress> | Progress;
  /** Receives a meter of each pair alone, with the names of its segments, in the order of their ids. */
  readonly onCase?: (meter: DiceMeter, names: SegmentNames) => void;
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
  readonly segments: readonly NamedCases[];
}

/** Cases to score: all of them, or as they arrive. */
export type Cases = readonly (Pair | Fault)[] | AsyncIterable<Pair | Fault>;

/** Scores pairs in threads; a pair that fails is noted, and the others go on. Cases that arrive are scored as they do. */
export async function scoreCases(items: Cases, options: PairOptions, scoring: Scoring): Promise<ScoredCases> {
  const { journal } = scoring;
  const empty = () =>
    emptyMeter(options.classes, options.surface, options.lesions, options.measures, options.bins);
  const rules = empty().toJSON();
  const meter = empty();
  const notes: CaseNote[] = [];
  const progress = Array.isArray(items) ? await scoring.progress?.(items.length) : undefined;
  let failures = 0;
  const segments: NamedCases[] = [];
  const take = inOrder<readonly [DiceMeter, SegmentNames]>(([one, names]) => {
    meter.merge(one);
    scoring.onCase?.(one, names);
  });
  const done = (place: number, one: DiceMeter, names: SegmentNames = []) => {
    progress?.step(failures);
    take(place, [one, names]);
  };
  const fail = (place: number, id: string, reason: string) => {
    failures++;
    done(place, empty().skip(id, reason));
  };
  const finish = (place: number, id: string, { cases, note, names = [] }: FinishedPair) => {
    if (note) notes.push({ id, note });
    if (names.length > 0) segments.push({ ids: cases.map((one) => one.id), names });
    done(place, DiceMeter.fromJSON({ ...rules, cases }), names);
  };
  const crew = new Crew(
    scoring.jobs ?? availableParallelism(),
    () =>
      new Worker(scoring.thread, {
        resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
      }),
  );
  let places = 0;
  const score = async (item: Pair | Fault, worker: number) => {
    const place = places++;
    if ("reason" in item) return fail(place, item.id, item.reason);
    const earlier = journal?.finished(item);
    if (earlier) return finish(place, item.id, earlier);
    const call: PairCall = { pair: item, options };
    const [outcome] = await Promise.allSettled([crew.call(worker, "scorePair", call) as Promise<PairAnswer>]);
    const answer = answerOf(outcome, item.prediction ?? item.target);
    if ("failure" in answer) return fail(place, item.id, answer.failure);
    const { note, names, state } = answer;
    const finished: FinishedPair = {
      cases: state.cases,
      ...(note !== undefined && { note }),
      ...(names && { names }),
    };
    journal?.add(item, finished);
    finish(place, item.id, finished);
  };
  try {
    await dealOut(items, crew.size, score);
  } finally {
    progress?.stop();
    await crew.close(new Error("all cases are scored"));
  }
  notes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { meter, notes, segments: groupByNames(segments) };
}

/** Gives each worker the next item when it has finished one; after an error no more are given. */
async function dealOut<Item>(
  items: readonly Item[] | AsyncIterable<Item>,
  workers: number,
  work: (item: Item, worker: number) => Promise<void>,
): Promise<void> {
  const next = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let isOver = false;
  const lane = async (worker: number) => {
    while (!isOver) {
      const { done, value } = await next.next();
      if (done) return;
      try {
        await work(value, worker);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => lane(worker)));
}

/** Megabytes of the heap of a thread, beyond which it dies: counts of 65,536 classes take a few, and arrays lie outside of it. */
const HEAP = 1024;
/** Megabytes for new objects of a thread: volumes lie outside of it, and few other objects live long. */
const YOUNG = 4;

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
