import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { InputError } from "../../files/source/input-error.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { MeterState } from "../../metrics/state/meter-state.ts";
import { createPool } from "../../workers/pool.ts";
import type { ScoreArguments } from "../arguments/score.ts";
import { type FoundPairs, findPairs } from "../find/find-pairs.ts";
import { itemsOf } from "../find/shard.ts";
import { type CaseNote, type DataSet, emptyMeter } from "./data-set.ts";
import { inOrder } from "./in-order.ts";
import type { PairAnswer, PairCall } from "./pair-thread.ts";
import type { Progress } from "./progress.ts";

/** What goes on while a data set is scored. */
export interface Scoring {
  /** The program that every thread runs. */
  readonly thread: URL;
  /** Starts to show how far it is. */
  readonly progress?: (total: number) => Promise<Progress> | Progress;
  /** Called with a meter of each case alone, in the order of their ids. */
  readonly onCase?: (state: MeterState) => void;
}

/** Finds the pairs of two folders, or of a shard of them, and scores them in threads; what fails is noted. */
export async function scoreFolders(options: ScoreArguments, scoring: Scoring): Promise<DataSet> {
  const { predictions, targets, match, shard, pair } = options;
  const found = findPairs(predictions, targets, match);
  checkFound(found, options);
  const items = shard ? itemsOf(found.items, shard) : found.items;
  const pairs = items.filter((item) => "prediction" in item);
  const meter = emptyMeter(pair.classes, pair.surface);
  const notes: CaseNote[] = [];
  const progress = await scoring.progress?.(items.length);
  let failures = 0;
  const take = inOrder<MeterState>((state) => {
    meter.merge(DiceMeter.fromJSON(state));
    scoring.onCase?.(state);
  });
  const done = (place: number, state: MeterState) => {
    failures += state.skipped.length;
    progress?.step(failures);
    take(place, state);
  };
  const fail = (id: string, reason: string) =>
    emptyMeter(pair.classes, pair.surface).skip(id, reason).toJSON();
  const places = new Map(items.map((item, place) => [item, place]));
  for (const [item, place] of places) if ("reason" in item) done(place, fail(item.id, item.reason));
  const resourceLimits = { maxOldGenerationSizeMb: HEAP };
  const pool = createPool({
    workers: options.jobs ?? availableParallelism(),
    createWorker: () => new Worker(scoring.thread, { resourceLimits }),
  });
  try {
    const calls = pairs.map((of): PairCall => ({ pair: of, options: pair }));
    await pool.map<PairAnswer>("scorePair", calls, (outcome, index) => {
      const { id, prediction } = pairs[index]!;
      const place = places.get(pairs[index]!)!;
      const answer = answerOf(outcome, prediction);
      if ("failure" in answer) return done(place, fail(id, answer.failure));
      if (answer.note) notes.push({ id, note: answer.note });
      done(place, answer.state);
    });
  } finally {
    progress?.stop();
    await pool.close();
  }
  const { unpaired, passedOver } = found;
  notes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { predictions, targets, unpaired, passedOver, notes, scores: options.metrics.scores, meter };
}

/** Megabytes of the heap of a thread, beyond which it dies: counts of 65,536 classes take a few, and arrays lie outside of it. */
const HEAP = 1024;

/** A thread that dies, or throws, costs its pair alone. */
function answerOf(outcome: PromiseSettledResult<PairAnswer>, prediction: string): PairAnswer {
  if (outcome.status === "fulfilled") return outcome.value;
  const { message } = outcome.reason as Error;
  const reason = /memory limit|out of memory|allocation failed/.test(message)
    ? "needs more memory than there is"
    : `fault of the program: ${message.replace(/^pool: /, "")}`;
  return { failure: `${prediction}: ${reason}` };
}

/** Refuses folders without a pair, and under `--strict` those with a file that has no partner. */
function checkFound({ items, unpaired }: FoundPairs, { predictions, targets, strict }: ScoreArguments): void {
  const alone = [
    ...unpaired.predictions.map((path) => `${path} in ${predictions}`),
    ...unpaired.targets.map((path) => `${path} in ${targets}`),
  ];
  if (strict && alone.length > 0) {
    throw new InputError(
      `--strict: ${alone.length === 1 ? "1 file has" : `${alone.length} files have`} no partner: ${listText(alone)}`,
    );
  }
  if (items.length > 0) return;
  if (alone.length === 0) throw new InputError(`${predictions} and ${targets} hold no label maps`);
  const examples = [unpaired.predictions, unpaired.targets].flatMap((paths) => paths.slice(0, 1));
  throw new InputError(
    `no file in ${predictions} has a partner in ${targets} (${examples.join(", ")}); --match tells how names correspond`,
  );
}

const LONGEST_LIST = 20;

function listText(paths: readonly string[]): string {
  const more = paths.length - LONGEST_LIST;
  return paths.slice(0, LONGEST_LIST).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
