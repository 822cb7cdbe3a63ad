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
