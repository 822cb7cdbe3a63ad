import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import { Crew } from "../../workers/threads/crew.ts";
import type { Fault, Pair } from "../find/find-pairs.ts";
import type { PairOptions } from "../pair/pair-options.ts";
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
  const add = inOrder<readonly [DiceMeter, SegmentNames]>(([one, names]) => {
    meter.merge(one);
    scoring.onCase?.(one, names);
  });
  const done = (place: number, one: DiceMeter, names: SegmentNames = []) => {
    progress?.step(failures);
    add(place, [one, names]);
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
  const ask = (pairs: readonly Pair[], worker: number) =>
    crew.call(worker, "scorePairs", { pairs, options } satisfies PairCall) as Promise<PairAnswer[]>;
  const take = (place: number, pair: Pair, answer: PairAnswer) => {
    if ("failure" in answer) return fail(place, pair.id, answer.failure);
    const { note, names, state } = answer;
    const finished: FinishedPair = {
      cases: state.cases,
      ...(note !== undefined && { note }),
      ...(names && { names }),
    };
    journal?.add(pair, finished);
    finish(place, pair.id, finished);
  };
  const score = async (items: readonly (Pair | Fault)[], worker: number) => {
    const placed: (readonly [place: number, pair: Pair])[] = [];
    for (const item of items) {
      const place = places++;
      if ("reason" in item) {
        fail(place, item.id, item.reason);
        continue;
      }
      const earlier = journal?.finished(item);
      if (earlier) finish(place, item.id, earlier);
      else placed.push([place, item]);
    }
    const pairs = placed.map(([, pair]) => pair);
    const together = pairs.length > 1 ? await ask(pairs, worker).catch(() => undefined) : undefined;
    for (const [k, [place, pair]] of placed.entries())
      take(place, pair, together?.[k] ?? (await answerAlone(ask([pair], worker), pair)));
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

/** Milliseconds of work for a message, about: a wake of two threads costs as much as a tenth of a small pair. */
const GROUP_MS = 20;
const MAX_GROUP = 32;

/**
 * Gives each worker the next items when it has finished some; after an error no more are given. Items that take little time
 * are given several at once, unless they arrive one by one.
 */
async function dealOut<Item>(
  items: readonly Item[] | AsyncIterable<Item>,
  workers: number,
  work: (items: readonly Item[], worker: number) => Promise<void>,
): Promise<void> {
  const take =
    Symbol.asyncIterator in items ? oneByOne(items[Symbol.asyncIterator]()) : inGroups(items, workers);
  let isOver = false;
  const lane = async (worker: number) => {
    let milliseconds = Number.POSITIVE_INFINITY;
    while (!isOver) {
      const group = await take(milliseconds);
      if (group.length === 0) return;
      const start = performance.now();
      try {
        await work(group, worker);
      } catch (error) {
        isOver = true;
        throw error;
      }
      milliseconds = (performance.now() - start) / group.length;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => lane(worker)));
}

/** Takes the next items for a worker whose last ones took so many milliseconds each; none are left when it takes none. */
type Take<Item> = (milliseconds: number) => readonly Item[] | Promise<readonly Item[]>;

function oneByOne<Item>(next: AsyncIterator<Item>): Take<Item> {
  return async () => {
    const { done, value } = await next.next();
    return done ? [] : [value];
  };
}

/** The last groups are small, so that no worker waits long for another one. */
function inGroups<Item>(items: readonly Item[], workers: number): Take<Item> {
  let start = 0;
  return (milliseconds) => {
    const size = Math.min(GROUP_MS / milliseconds, MAX_GROUP, (items.length - start) / (2 * workers));
    const end = start + Math.max(1, Math.floor(size));
    const group = items.slice(start, end);
    start = end;
    return group;
  };
}

/** Megabytes of the heap of a thread, beyond which it dies: counts of 65,536 classes take a few, and arrays lie outside of it. */
const HEAP = 1024;
/** Megabytes for new objects of a thread: volumes lie outside of it, and few other objects live long. */
const YOUNG = 4;

/** The answer for one pair. A thread that dies, or throws, costs its pair alone: those of a group are scored again, one by one. */
async function answerAlone(call: Promise<PairAnswer[]>, { prediction, target }: Pair): Promise<PairAnswer> {
  const file = prediction ?? target;
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === "fulfilled") return outcome.value[0]!;
  const { message } = outcome.reason as Error;
  if (/Access to this API has been restricted/.test(message)) {
    return { failure: `${file}: this Node may not start threads; --allow-worker permits them` };
  }
  const reason = /memory limit|out of memory|allocation failed/.test(message)
    ? "needs more memory than there is"
    : `fault of the program: ${message.replace(/^pool: /, "")}`;
  return { failure: `${file}: ${reason}` };
}
