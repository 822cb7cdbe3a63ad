import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { attachThread, availableThreads, nodeModule } from "../../../src/workers/threads/thread.ts";

const events = () => ({ message: vi.fn(), death: vi.fn() });

describe("a worker of Node", () => {
  const make = () =>
    Object.assign(new EventEmitter(), {
      postMessage: vi.fn(),
      terminate: vi.fn(async () => 0),
      ref: vi.fn(),
      unref: vi.fn(),
    });

  it("tells its messages, and why it ended", () => {
    const [worker, heard] = [make(), events()];
    attachThread(worker, heard);
    worker.emit("message", { id: 1 });
    expect(heard.message).toHaveBeenCalledWith({ id: 1 });
    worker.emit("error", new Error("out of memory"));
    expect(heard.death).not.toHaveBeenCalled();
    worker.emit("exit", 1);
    expect(heard.death).toHaveBeenCalledWith("out of memory");
  });

  it("tells the code with which it ended by itself", () => {
    const [worker, heard] = [make(), events()];
    attachThread(worker, heard);
    worker.emit("exit", 7);
    expect(heard.death).toHaveBeenCalledWith("it ended with code 7");
  });

  it("keeps the process alive while it is held only", async () => {
    const worker = make();
    const thread = attachThread(worker, events());
    expect(worker.unref).toHaveBeenCalledTimes(1);
    thread.hold(true);
    thread.hold(false);
    expect([worker.ref.mock.calls.length, worker.unref.mock.calls.length]).toEqual([1, 2]);
    thread.post("x", []);
    expect(worker.postMessage).toHaveBeenCalledWith("x", []);
    await thread.stop();
    expect(worker.terminate).toHaveBeenCalled();
  });
});

describe("a worker of the web", () => {
  class FakeWorker extends EventTarget {
    readonly postMessage = vi.fn();
    readonly terminate = vi.fn();
  }

  it("tells its messages, and that its script failed", async () => {
    const [worker, heard] = [new FakeWorker(), events()];
    const thread = attachThread(worker, heard);
    worker.dispatchEvent(Object.assign(new Event("message"), { data: 3 }));
    expect(heard.message).toHaveBeenCalledWith(3);
    worker.dispatchEvent(new Event("error"));
    expect(heard.death).toHaveBeenCalledWith("its script failed or was not found");
    worker.dispatchEvent(Object.assign(new Event("error"), { message: "no such thing" }));
    expect(heard.death).toHaveBeenLastCalledWith("no such thing");
    thread.hold(true);
    await thread.stop();
    expect(worker.terminate).toHaveBeenCalled();
  });

  it("leaves no error to whoever else listens: it would end a process", () => {
    const [worker, heard] = [new FakeWorker(), events()];
    attachThread(worker, heard);
    const event = new Event("error", { cancelable: true });
    worker.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it("keeps the process alive while it is held only, where that can be said", () => {
    const worker = Object.assign(new FakeWorker(), { ref: vi.fn(), unref: vi.fn() });
    const thread = attachThread(worker, events());
    expect(worker.unref).toHaveBeenCalledTimes(1);
    thread.hold(true);
    thread.hold(false);
    expect([worker.ref.mock.calls.length, worker.unref.mock.calls.length]).toEqual([1, 2]);
  });
});

it("knows the modules of Node where there are any, and the threads of the machine", () => {
  expect(nodeModule("node:os")).toHaveProperty("cpus");
  expect(availableThreads()).toBeGreaterThanOrEqual(1);
});
