/**
 * A computation that may have to await. It yields each promise that it needs, so that one implementation serves functions
 * that return a value and functions that return a promise.
 */
export type MaybeAsync<Result> = Generator<PromiseLike<unknown>, Result, unknown>;

/** Returns a value as it is, and of a promise the value that it is fulfilled with. */
export function* awaited<Value>(given: Value | PromiseLike<Value>): MaybeAsync<Value> {
  return isPromise(given) ? ((yield given) as Value) : given;
}

export function isPromise(given: unknown): given is PromiseLike<unknown> {
  return typeof (given as { then?: unknown } | null | undefined)?.then === "function";
}

/** Runs a computation; returns its result, or a promise of the result if the computation yields a promise. */
export function runToEnd<Result>(computation: MaybeAsync<Result>): Result | Promise<Result> {
  const step = computation.next();
  return step.done ? step.value : wait(computation, step.value);
}

async function wait<Result>(computation: MaybeAsync<Result>, first: PromiseLike<unknown>): Promise<Result> {
  let step: IteratorResult<PromiseLike<unknown>, Result> = { done: false, value: first };
  while (!step.done) {
    let value: unknown;
    try {
      value = await step.value;
    } catch (reason) {
      step = computation.throw(reason);
      continue;
    }
    step = computation.next(value);
  }
  return step.value;
}
