import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { Crew, WorkerError } from "../../../src/workers/threads/crew.ts";
import type { Call } from "../../../src/workers/threads/serve.ts";

/** A worker that answers when it is told to. */
class FakeWorker extends EventEmitter {
  readonly calls: Call[] = [];
  held = 0;
  stopped = false;
  postMessage(call: Call): void {
    this.calls.push(call);
  }
  ref(): void {
    this.held++;
  }
  unref(): void {
    this.held = 0;
  }
  async terminate(): Promise<number> {
    this.stopped = true;
    return 0;
  }
  answer(value: unknown, at = 0): void {
    this.emit("message", { id: this.calls[at]!.id, value });
  }
}

function makeCrew(size: number) {
  const workers: FakeWorker[] = [];
  const crew = new Crew(size, () => {
    workers.push(new FakeWorker());
    return workers.at(-1);
  });
  return { crew, workers };
}

it("starts a worker when it is first called, and holds the process while a call waits", async () => {
  const { crew, workers } = makeCrew(2);
  expect(workers).toHaveLength(0);
  expect(crew.lives(1)).toBe(false);
  const answer = crew.call(1, "task", "payload");
  expect(workers).toHaveLength(1);
  expect([crew.lives(0), crew.lives(1)]).toEqual([false, true]);
  expect(workers[0]!.calls[0]).toMatchObject({ task: "task", payload: "payload" });
  expect(workers[0]!.held).toBe(1);
  workers[0]!.answer(7);
  expect(await answer).toBe(7);
  expect(workers[0]!.held).toBe(0);
});

it("knows the place with the fewest calls that wait", async () => {
  const { crew, workers } = makeCrew(2);
  expect(crew.leastBusy()).toBe(0);
  const answer = crew.call(0, "a", 0);
  expect(crew.leastBusy()).toBe(1);
  workers[0]!.answer(1);
  await answer;
  expect(crew.leastBusy()).toBe(0);
});

it("gives each call its own answer, in any order", async () => {
  const { crew, workers } = makeCrew(1);
  const answers = [crew.call(0, "a", 0), crew.call(0, "b", 0)];
  workers[0]!.answer("second", 1);
  workers[0]!.answer("first", 0);
  workers[0]!.emit("message", { id: 999, value: "of nobody" });
  expect(await Promise.all(answers)).toEqual(["first", "second"]);
});

it("tells what a task threw", async () => {
  const { crew, workers } = makeCrew(1);
  const answer = crew.call(0, "a", 0);
  workers[0]!.emit("message", {
    id: workers[0]!.calls[0]!.id,
    error: { name: "RangeError", message: "too far" },
  });
  const error = await answer.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkerError);
  expect(error).toMatchObject({ message: "too far", thrown: "RangeError" });
});

it("rejects the calls of a worker that dies, and starts another for the next", async () => {
  const { crew, workers } = makeCrew(1);
  const lost = crew.call(0, "a", 0);
  workers[0]!.emit("exit", 1);
  expect(crew.lives(0)).toBe(false);
  await expect(lost).rejects.toThrow("pool: a worker died: it ended with code 1");
  const next = crew.call(0, "b", 0);
  workers[1]!.answer(1);
  expect(await next).toBe(1);
  // What the dead one still says is heard by nobody.
  workers[0]!.emit("exit", 1);
  expect(workers).toHaveLength(2);
});

it("rejects a call that cannot be sent", async () => {
  const { crew, workers } = makeCrew(1);
  const first = crew.call(0, "a", 0);
  workers[0]!.postMessage = () => {
    throw new Error("not to be cloned");
  };
  await expect(crew.call(0, "b", () => 0)).rejects.toThrow("not to be cloned");
  workers[0]!.answer(1);
  expect(await first).toBe(1);
});

it("once closed stops its workers, rejects what waits, and takes nothing more", async () => {
  const { crew, workers } = makeCrew(2);
  const waiting = expect(crew.call(0, "a", 0)).rejects.toThrow("over");
  const closing = crew.close(new Error("over"));
  workers[0]!.answer("late");
  expect(workers[0]!.held).toBe(1);
  await closing;
  await waiting;
  expect(workers[0]!.stopped).toBe(true);
  await expect(crew.call(1, "b", 0)).rejects.toThrow("over");
  await crew.close(new Error("again"));
  expect(crew.closed?.message).toBe("over");
});
