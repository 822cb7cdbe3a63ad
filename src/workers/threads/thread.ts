import { describe } from "../../tensor/describe.ts";

/** A thread of any runtime: a Worker of a browser, Deno or Bun, or one of node:worker_threads. */
export interface Thread {
  readonly post: (message: unknown, transfer: readonly ArrayBuffer[]) => void;
  /** Resolves when the thread has ended. */
  readonly stop: () => Promise<void>;
  /** Sets whether an idle thread keeps the process alive; without effect in a runtime that cannot choose. */
  readonly hold: (held: boolean) => void;
}

/** The events of a thread. */
export interface ThreadEvents {
  readonly message: (message: unknown) => void;
  /** The thread has ended, or cannot continue. */
  readonly death: (reason: string) => void;
}

/** The part of a Worker of the web that is used here. */
interface WebWorker {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  terminate(): unknown;
  /** Exists in Bun; elsewhere a worker keeps the process alive until it is terminated. */
  ref?(): void;
  unref?(): void;
  addEventListener(type: string, listener: (event: WebWorkerEvent) => void): void;
}

interface WebWorkerEvent {
  readonly data?: unknown;
  readonly message?: unknown;
  preventDefault(): void;
}

/** The part of a Worker of node:worker_threads that is used here. */
interface NodeWorker {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  terminate(): Promise<unknown>;
  ref(): void;
  unref(): void;
  on(event: string, listener: (value: unknown) => void): unknown;
}

/** @throws {TypeError} if a function of the user started something else than a worker */
export function attachThread(worker: unknown, events: ThreadEvents): Thread {
  const { postMessage, on, addEventListener } = (worker ?? {}) as Partial<NodeWorker & WebWorker>;
  if (typeof postMessage !== "function" || typeof (on ?? addEventListener) !== "function")
    throw new TypeError(`createPool: createWorker gives ${describe(worker)}, want a Worker`);
  if (typeof (worker as NodeWorker).on === "function") return attachNode(worker as NodeWorker, events);
  return attachWeb(worker as WebWorker, events);
}

function attachNode(worker: NodeWorker, { message, death }: ThreadEvents): Thread {
  let reason: string | undefined;
  worker.on("message", message);
  worker.on("messageerror", () => death("a message could not be read"));
  worker.on("error", (error) => {
    reason = error instanceof Error ? error.message : String(error);
  });
  worker.on("exit", (code) => death(reason ?? `it ended with code ${code}`));
  worker.unref();
  return {
    post: (value, transfer) => worker.postMessage(value, transfer),
    stop: async () => {
      await worker.terminate();
    },
    hold: (held) => (held ? worker.ref() : worker.unref()),
  };
}

function attachWeb(worker: WebWorker, { message, death }: ThreadEvents): Thread {
  worker.addEventListener("message", (event) => message(event.data));
  worker.addEventListener("messageerror", () => death("a message could not be read"));
  worker.addEventListener("error", (event) => {
    // The waiting call reports the error; Deno would otherwise end the process.
    event.preventDefault();
    death(
      typeof event.message === "string" && event.message !== ""
        ? event.message
        : "its script failed or was not found",
    );
  });
  worker.unref?.();
  return {
    post: (value, transfer) => worker.postMessage(value, transfer),
    stop: async () => {
      worker.terminate();
    },
    hold: (held) => (held ? worker.ref?.() : worker.unref?.()),
  };
}

/** Starts the worker of this package in the way of the runtime. */
export function startWorker(): unknown {
  if ((import.meta as Partial<ModuleMeta>).url === undefined) {
    throw new Error(
      "createPool: this bundle is CommonJS and has no address to find its worker by; createWorker may start one, workers: 0 does without",
    );
  }
  const scope = globalThis as { Worker?: new (url: object, options: object) => unknown };
  // Bundlers find the worker by exactly this expression.
  if (scope.Worker !== undefined)
    return new Worker(new URL("../worker.js", (import.meta as ModuleMeta).url), { type: "module" });
  const threads = nodeModule("node:worker_threads") as { Worker: new (url: object) => unknown } | undefined;
  if (threads === undefined) {
    throw new Error(
      "createPool: this runtime has no workers; createWorker may start one, workers: 0 does without",
    );
  }
  return new threads.Worker(new URL("../worker.js", (import.meta as ModuleMeta).url));
}

/** The part of the runtime that is used here. */
interface ModuleMeta {
  readonly url: string;
}
declare const URL: new (path: string, base: string) => object;
declare const Worker: new (url: object, options: { readonly type: "module" }) => unknown;

/** Loads a module of Node without an import that bundlers would follow. */
export function nodeModule(name: string): unknown {
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return host.process?.getBuiltinModule?.(name);
}

/** The number of threads that the machine runs at once. */
export function availableThreads(): number {
  const host = globalThis as { navigator?: { hardwareConcurrency?: number } };
  const os = nodeModule("node:os") as { availableParallelism?: () => number } | undefined;
  return os?.availableParallelism?.() ?? host.navigator?.hardwareConcurrency ?? 1;
}
