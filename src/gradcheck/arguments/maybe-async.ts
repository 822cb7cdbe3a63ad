/**
 * Work that waits where it must: it yields the promises it waits for, and nothing where nothing is one. One algorithm so
 * serves functions that answer at once and functions that answer later.
 */
export type Work<Result> = Generator<PromiseLike<unknown>, Result, unknown>;

/** What a function gave, waited for if it is a promise. */
export function* settle<Value>(given: Value | PromiseLike<Value>): Work<Value> {
  return isPromise(given) ? ((yield given) as Value) : given;
}

export function isPromise(given: unknown): given is PromiseLike<unknown> {
  return typeof (given as { then?: unknown } | null | undefined)?.then === "function";
}

/** Does the work: the result itself, or a promise of it from the first promise on. */
export function run<Result>(work: Work<Result>): Result | Promise<Result> {
  const step = work.next();
  return step.done ? step.value : wait(work, step.value);
}

async function wait<Result>(work: Work<Result>, first: PromiseLike<unknown>): Promise<Result> {
  let step: IteratorResult<PromiseLike<unknown>, Result> = { done: false, value: first };
  while (!step.done) {
    let value: unknown;
    try {
      value = await step.value;
    } catch (reason) {
      step = work.throw(reason);
      continue;
    }
    step = work.next(value);
  }
  return step.value;
}
