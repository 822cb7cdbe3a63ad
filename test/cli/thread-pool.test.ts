import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { type Outcome, workThrough } from "../../src/cli/thread-pool.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { write } = temporaryFolder();

/** Squares what it is sent, after as long as the number says; some numbers are the end of it. */
const script = pathToFileURL(
  write(
    "thread.mjs",
    `import { parentPort, threadId, workerData } from "node:worker_threads";
    parentPort.on("message", (task) => {
      if (task === 13) throw new Error("thirteen");
      if (task === 14) process.exit(7);
      if (task === 15) throw new RangeError("Array buffer allocation failed");
      if (task === 16) { const all = []; for (;;) all.push(new Array(1e5).fill({ task })); }
      setTimeout(() => parentPort.postMessage({ square: task * task, threadId, workerData }), task);
    });`,
  ),
);

interface Answer {
  readonly square: number;
  readonly threadId: number;
  readonly workerData: unknown;
}

async function run(
  tasks: readonly number[],
  jobs: number,
): Promise<{ sequence: number[]; outcomes: Outcome<Answer>[] }> {
  const sequence: number[] = [];
  const outcomes: Outcome<Answer>[] = [];
  await workThrough<number, Answer>(tasks, { script, jobs, data: "given", heap: 32 }, (index, outcome) => {
    sequence.push(index);
    outcomes[index] = outcome;
  });
  return { sequence, outcomes };
}

const squares = (outcomes: readonly Outcome<Answer>[]) =>
  outcomes.map((outcome) => ("answer" in outcome ? outcome.answer.square : outcome.death));

describe("workThrough", () => {
  it.each([1, 2, 3, 20])("gives every task to one of %d threads, once", async (jobs) => {
    const tasks = [5, 1, 9, 2, 2, 7, 0];
    const { sequence, outcomes } = await run(tasks, jobs);
    expect(squares(outcomes)).toEqual(tasks.map((task) => task * task));
    expect(sequence.sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const threads = outcomes.map((outcome) => "answer" in outcome && outcome.answer.threadId);
    expect(new Set(threads).size).toBeLessThanOrEqual(jobs);
  });

  it("hands over what every thread is given", async () => {
    const { outcomes } = await run([3], 1);
    expect(outcomes).toEqual([{ answer: expect.objectContaining({ workerData: "given" }) }]);
  });

  it("lets others go on while one takes long", async () => {
    const { sequence } = await run([400, 1, 1, 1], 2);
    expect(sequence).toEqual([1, 2, 3, 0]);
  });

  it("starts no thread for no task", async () => {
    expect(await run([], 4)).toEqual({ sequence: [], outcomes: [] });
  });

  it("puts a new thread in the place of one that died, at the cost of its task alone", async () => {
    const { outcomes } = await run([1, 13, 2, 14, 3, 15, 4], 1);
    expect(squares(outcomes)).toEqual([
      1,
      "fault of the program: thirteen",
      4,
      "its thread ended with code 7",
      9,
      "needs more memory than there is",
      16,
    ]);
  });

  it("outlives a thread that fills its memory", async () => {
    const { outcomes } = await run([16, 2], 1);
    expect(squares(outcomes)).toEqual(["needs more memory than there is", 4]);
  });
});
