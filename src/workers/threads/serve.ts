import { describe } from "../../tensor/describe.ts";
import { nodeModule } from "./thread.ts";

/** The answer of a worker: a value, and the memory to transfer with it. */
export interface Answer {
  /** The result of a task. */
  readonly value: unknown;
  /** The buffers that move to the caller and are not copied. */
  readonly transfer?: readonly ArrayBuffer[];
}

/** The tasks of a worker, by name. */
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

/** The end of the channel in a worker: a port of node:worker_threads, or the global scope of a web worker. */
export interface WorkerPort {
  /** Sends a message to the other side. */
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  /** Listens to messages, as in Node. */
  on?(event: "message", listener: (message: unknown) => void): unknown;
  /** Listens to messages, as in a page. */
  addEventListener?(event: "message", listener: (event: object) => void): void;
}

/**
 * Turns this thread into a worker of a pool, which answers calls one after the other.
 *
 * @param handlers - its tasks, by name
 * @param port - the source of calls, by default the thread that started this one
 */
export function serve(handlers: Handlers, port: WorkerPort = ownPort()): void {
  checkHandlers(handlers);
  const { postMessage, on, addEventListener } = (port ?? {}) as Partial<WorkerPort>;
  if (typeof postMessage !== "function" || typeof (on ?? addEventListener) !== "function")
    throw new TypeError(`serve: port is ${describe(port)}, want a MessagePort or the scope of a worker`);
  const answer = async (message: unknown) => {
    const { id, task, payload } = message as Call;
    try {
      // A name such as "toString" is a property of any object, and not a task.
      const handler = Object.hasOwn(handlers, task) ? handlers[task] : undefined;
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

function checkHandlers(handlers: unknown): asserts handlers is Handlers {
  if (typeof handlers !== "object" || handlers === null)
    throw new TypeError(`serve: handlers are ${describe(handlers)}, want an object of functions`);
  for (const [task, handler] of Object.entries(handlers)) {
    if (typeof handler !== "function")
      throw new TypeError(`serve: handlers.${task} is ${describe(handler)}, want a function`);
  }
}

function ownPort(): WorkerPort {
  const threads = nodeModule("node:worker_threads") as { parentPort?: WorkerPort | null } | undefined;
  return threads?.parentPort ?? (globalThis as unknown as WorkerPort);
}
