import { describe } from "../../tensor/describe.ts";
import type { Crew } from "./crew.ts";
import { shareOut } from "./share-out.ts";

/** Receives the outcome of each payload as soon as it is known, in any sequence. */
export type OnSettled<Result> = (outcome: PromiseSettledResult<Result>, index: number) => void;

/** Runs one payload after the other on each worker; the next payload goes to the first free worker. */
export async function mapTask<Result>(
  crew: Crew,
  task: string,
  payloads: readonly unknown[],
  onSettled?: OnSettled<Result>,
): Promise<Result[] | undefined> {
  checkMap(crew, task, payloads, onSettled);
  const results = onSettled ? undefined : new Array<Result>(payloads.length);
  const work = async (index: number, worker: number) => {
    const answer = crew.call(worker, task, payloads[index]) as Promise<Result>;
    if (onSettled) onSettled(await outcomeOf(crew, answer), index);
    else results![index] = await answer;
  };
  await shareOut(crew.size, payloads.length, work, 1);
  return results;
}

/** A closed pool is not a fault of the payload. */
async function outcomeOf<Result>(crew: Crew, answer: Promise<Result>): Promise<PromiseSettledResult<Result>> {
  const [outcome] = await Promise.allSettled([answer]);
  if (crew.closed) throw crew.closed;
  return outcome;
}

function checkMap(crew: Crew, task: unknown, payloads: unknown, onSettled: unknown): void {
  if (typeof task !== "string") {
    throw new TypeError(`map: task is ${describe(task)}, want the name that serve was given it by`);
  }
  if (!Array.isArray(payloads)) throw new TypeError(`map: payloads are ${describe(payloads)}, want an array`);
  if (onSettled !== undefined && typeof onSettled !== "function") {
    throw new TypeError(`map: onSettled is ${describe(onSettled)}, want a function`);
  }
  if (crew.size === 0) throw new RangeError("map: the pool has 0 workers, want at least 1");
}
