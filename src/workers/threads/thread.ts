/** A thread, whoever runs it: a Worker of a browser, Deno or Bun, or one of node:worker_threads. */
export interface Thread {
  readonly post: (message: unknown, transfer: readonly ArrayBuffer[]) => void;
  /** Resolves when the thread is gone. */
  readonly stop: () => Promise<void>;
  /** Whether an idle thread keeps the process alive; where that is not asked for, nothing happens. */
  readonly hold: (held: boolean) => void;
}

/** What a thread tells. */
export interface ThreadEvents {
  readonly message: (message: unknown) => void;
  /** The thread is gone, or as good as gone. */
  readonly death: (reason: string) => void;
}

/** A Worker of the web, as far as it is used here. */
interface WebWorker {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  terminate(): unknown;
  /** Of Bun; elsewhere a worker keeps the process alive until it is ended. */
  ref?(): void;
  unref?(): void;
  addEventListener(type: string, listener: (event: WebWorkerEvent) => void): void;
}

interface WebWorkerEvent {
  readonly data?: unknown;
  readonly message?: unknown;
  preventDefault(): void;
}

/** A Worker of node:worker_threads, as far as it is used here. */
interface NodeWorker {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  terminate(): Promise<unknown>;
  ref(): void;
  unref(): void;
  on(event: string, listener: (value: unknown) => void): unknown;
}

export function attachThread(worker: unknown, events: ThreadEvents): Thread {
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
    // It is told by who waits for the thread; Deno would end the process of it.
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

/** The runtime's own way to start the worker of this package. */
export function startWorker(): unknown {
  const scope = globalThis as { Worker?: new (url: object, options: object) => unknown };
  // Bundlers find the worker by these very words.
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

/** What the runtime has, as far as it is used here. */
interface ModuleMeta {
  readonly url: string;
}
declare const URL: new (path: string, base: string) => object;
declare const Worker: new (url: object, options: { readonly type: "module" }) => unknown;

/** A module of Node, without an import that bundlers would follow. */
export function nodeModule(name: string): unknown {
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return host.process?.getBuiltinModule?.(name);
}

/** Threads that the machine runs at once. */
export function availableThreads(): number {
  const host = globalThis as { navigator?: { hardwareConcurrency?: number } };
  const os = nodeModule("node:os") as { availableParallelism?: () => number } | undefined;
  return os?.availableParallelism?.() ?? host.navigator?.hardwareConcurrency ?? 1;
}
