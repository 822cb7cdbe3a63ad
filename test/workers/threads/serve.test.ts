import { MessageChannel, type MessagePort } from "node:worker_threads";
import { afterEach, expect, it, vi } from "vitest";
import { type Reply, serve } from "../../../src/workers/threads/serve.ts";

/** A worker that talks through a port, and what it answers. */
function makeWorker(handlers: Parameters<typeof serve>[0]) {
  const { port1, port2 } = new MessageChannel();
  serve(handlers, port2);
  const ask = (message: object) =>
    new Promise<Reply>((resolve) => {
      port1.once("message", resolve);
      port1.postMessage(message);
    });
  ports.push(port1, port2);
  return ask;
}

const ports: MessagePort[] = [];

afterEach(() => {
  vi.unstubAllGlobals();
  for (const port of ports.splice(0)) port.close();
});

it("answers with what a handler gives, now or later", async () => {
  const ask = makeWorker({
    double: (x: number) => ({ value: 2 * x }),
    later: async (x: number) => ({ value: x + 1 }),
  });
  expect(await ask({ id: 5, task: "double", payload: 4 })).toEqual({ id: 5, value: 8 });
  expect(await ask({ id: 6, task: "later", payload: 4 })).toEqual({ id: 6, value: 5 });
});

it("answers with what a handler throws", async () => {
  const ask = makeWorker({
    fail: () => {
      throw new RangeError("too far");
    },
    odd: () => {
      throw "text";
    },
  });
  expect(await ask({ id: 1, task: "fail", payload: 0 })).toEqual({
    id: 1,
    error: { name: "RangeError", message: "too far" },
  });
  expect(await ask({ id: 2, task: "odd", payload: 0 })).toEqual({
    id: 2,
    error: { name: "Error", message: "text" },
  });
  expect(await ask({ id: 3, task: "none", payload: 0 })).toEqual({
    id: 3,
    error: { name: "Error", message: 'serve: no task "none", want fail, odd' },
  });
});

it("refuses tasks that are not functions, and a port that is not one", () => {
  const unfit = (handlers: unknown, port?: unknown) => () => serve(handlers as never, port as never);
  expect(unfit(5)).toThrow("serve: handlers are 5, want an object of functions");
  expect(unfit(null)).toThrow("serve: handlers are null, want an object of functions");
  expect(unfit({ double: 2 })).toThrow("serve: handlers.double is 2, want a function");
  expect(unfit({}, null)).toThrow("serve: port is null, want a MessagePort or the scope of a worker");
  expect(unfit({}, { postMessage() {}, on: 5 })).toThrow("serve: port is an object, want a MessagePort");
  expect(unfit({}, {})).toThrow("serve: port is an object, want a MessagePort or the scope of a worker");
});
