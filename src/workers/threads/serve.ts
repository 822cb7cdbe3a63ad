import { nodeModule } from "./thread.ts";

/** What a worker answers with: a value, and the memory that goes with it. */
export interface Answer {
  readonly value: unknown;
  readonly transfer?: readonly ArrayBuffer[];
}

/** The work that a worker knows, by name. */
export type Handlers = Readonly<Record<string, (payload: never) => Answer | Promise<Answer>>>;

/** A call to a worker, and its answer. */
export interface Call {
  readonly id: number;
  readonly task: string;
  readonly payload: unknown;
}
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

/** The side of a worker that talks: a port of node:worker_threads, or the global scope of a web worker. */
export interface WorkerPort {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  on?(event: "message", listener: (message: unknown) => void): unknown;
  addEventListener?(event: "message", listener: (event: object) => void): void;
}

/**
 * Makes this thread a worker of a pool: it answers calls, one after the other.
 *
 * @param handlers - the work it knows, by name
 * @param port - where calls come from, by default whoever started the thread
 */
export function serve(handlers: Handlers, port: WorkerPort = ownPort()): void {
  const answer = async (message: unknown) => {
    const { id, task, payload } = message as Call;
    try {
      const handler = handlers[task];
      if (handler === undefined)
        throw new Error(`serve: no task ${JSON.stringify(task)}, want ${Object.keys(handlers).join(", ")}`);
      const { value, transfer = [] } = await handler(payload as never);
      port.postMessage({ id, value }, transfer);
    } catch (error) {
      const { name, message: text } =
        error instanceof Error ? error : { name: "Error", message: String(error) };
      port.postMessage({ id, error: { name, message: text } }, []);
    }
  };
  let last: Promise<void> = Promise.resolve();
  const queue = (message: unknown) => {
    last = last.then(() => answer(message));
  };
  if (port.on) port.on("message", queue);
  else port.addEventListener?.("message", (event) => queue((event as { data?: unknown }).data));
}

function ownPort(): WorkerPort {
  const threads = nodeModule("node:worker_threads") as { parentPort?: WorkerPort | null } | undefined;
  return threads?.parentPort ?? (globalThis as unknown as WorkerPort);
}
