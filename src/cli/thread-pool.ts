import { Worker } from "node:worker_threads";

/** What came of a task: what the thread answered, or why it died. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly death: string };

export interface PoolOptions {
  /** The module that every thread runs; it answers each message that it gets with one of its own. */
  readonly script: URL;
  /** The most threads at a time. */
  readonly jobs: number;
  /** What every thread is given at its start. */
  readonly data: unknown;
  /** Megabytes of the heap of a thread, beyond which it dies; typed arrays lie outside of it. */
  readonly heap: number;
}

/**
 * Gives tasks to threads, each its next one when it has answered, and hands over what comes of them in whatever sequence
 * they end. A thread that dies costs its task alone: a new one takes its place.
 */
export async function workThrough<Task, Answer>(
  tasks: readonly Task[],
  { script, jobs, data, heap }: PoolOptions,
  done: (index: number, outcome: Outcome<Answer>) => void,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    let thread: Worker | undefined;
    while (next < tasks.length) {
      const index = next++;
      thread ??= new Worker(script, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: heap } });
      const outcome = await ask<Answer>(thread, tasks[index]);
      if ("death" in outcome) thread = undefined;
      done(index, outcome);
    }
    await thread?.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, lane));
}

/** The first of what a thread can do: answer, or die. */
function ask<Answer>(thread: Worker, task: unknown): Promise<Outcome<Answer>> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<Answer>) => {
      // All at once would take the thread's own listeners away, too.
      for (const [event, listener] of listeners) thread.off(event, listener);
      resolve(outcome);
    };
    const listeners: readonly [event: string, listener: (value: unknown) => void][] = [
      ["message", (answer) => settle({ answer: answer as Answer })],
      ["messageerror", () => settle({ death: "its answer could not be read" })],
      ["error", (error) => settle({ death: reasonOf(error as NodeJS.ErrnoException) })],
      ["exit", (code) => settle({ death: `its thread ended with code ${code}` })],
    ];
    for (const [event, listener] of listeners) thread.on(event, listener);
    thread.postMessage(task);
  });
}

/** Arrays lie outside the heap of a thread: what cannot be allocated there is an error of its own. */
function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code === "ERR_WORKER_OUT_OF_MEMORY" || message.includes("allocation failed")
    ? "needs more memory than there is"
    : `fault of the program: ${message}`;
}
