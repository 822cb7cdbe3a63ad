import { run, type Work } from "../../src/gradcheck/arguments/maybe-async.ts";

/** What work gives that waits for nothing. */
export function finish<Result>(work: Work<Result>): Result {
  const result = run(work);
  if (result instanceof Promise) throw new Error("the work waits for a promise");
  return result;
}
