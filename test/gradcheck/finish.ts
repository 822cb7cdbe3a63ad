import { type MaybeAsync, runToEnd } from "../../src/gradcheck/arguments/maybe-async.ts";

/** What work gives that waits for nothing. */
export function finish<Result>(work: MaybeAsync<Result>): Result {
  const result = runToEnd(work);
  if (result instanceof Promise) throw new Error("the work waits for a promise");
  return result;
}
