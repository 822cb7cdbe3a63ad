import type { Call, Reply } from "./serve.ts";
import { attachThread, type Thread } from "./thread.ts";

/** A call that waits for its answer. */
interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** A place for a thread: empty until it is needed, and again when its thread has died. */
interface Place {
  thread: Thread | null;
  readonly pending: Map<number, Pending>;
}

/** Threads that start when they are needed, and again after they have died. */
export class Crew {
  readonly size: number;
  readonly #createWorker: () => unknown;
  readonly #places: Place[];
  #next = 0;
  #closed: Error | null = null;

  constructor(size: number, createWorker: () => unknown) {
    this.size = size;
    this.#createWorker = createWorker;
    this.#places = Array.from({ length: size }, () => ({ thread: null, pending: new Map() }));
  }

  /** The reason why no more calls are accepted; null while they are. */
  get closed(): Error | null {
    return this.#closed;
  }

  /** Reports whether this place has a thread now. */
  lives(index: number): boolean {
    return this.#places[index]!.thread !== null;
  }

  /** The place with the fewest calls that wait; of equal ones the first. */
  leastBusy(): number {
    const waiting = this.#places.map(({ pending }) => pending.size);
    return waiting.indexOf(Math.min(...waiting));
  }

  /** Calls a task on one of the threads. */
  call(
    index: number,
    task: string,
    payload: unknown,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<unknown> {
    if (this.#closed) return Promise.reject(this.#closed);
    const place = this.#places[index]!;
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      try {
        place.thread ??= this.#start(place);
        place.pending.set(id, { resolve, reject });
        place.thread.hold(true);
        place.thread.post({ id, task, payload } satisfies Call, transfer);
      } catch (error) {
        place.pending.delete(id);
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        const cannotBeSent = name === "DataCloneError";
        reject(
          cannotBeSent ? new TypeError(`pool: a worker cannot receive this: ${message}`) : (error as Error),
        );
      }
    });
  }

  /** Ends every thread, and rejects every call that waits. */
  async close(reason: Error): Promise<void> {
    this.#closed ??= reason;
    await Promise.all(
      this.#places.map(async (place) => {
        const { thread } = place;
        place.thread = null;
        rejectAll(place, this.#closed!);
        await thread?.stop();
      }),
    );
  }

  #start(place: Place): Thread {
    const thread: Thread = attachThread(this.#createWorker(), {
      message: (message) => {
        // A message of a thread that is being stopped must not release the process before the thread has ended.
        if (place.thread !== thread) return;
        const reply = message as Reply;
        const pending = place.pending.get(reply.id);
        place.pending.delete(reply.id);
        if (place.pending.size === 0) thread.hold(false);
        if (pending === undefined) return;
        if ("error" in reply) pending.reject(new WorkerError(reply.error));
        else pending.resolve(reply.value);
      },
      death: (reason) => {
        if (place.thread !== thread) return;
        place.thread = null;
        rejectAll(place, new Error(`pool: a worker died: ${reason}${remedyOf(reason)}`));
        void thread.stop();
      },
    });
    return thread;
  }
}

/** The remedy where a bundler left the file of the worker out, or moved it. */
function remedyOf(reason: string): string {
  return /cannot find module|module ?not ?found|was not found|unable to load|no such file|ERR_MODULE_NOT_FOUND/i.test(
    reason,
  )
    ? "; createPool({ createWorker }) starts the worker from a file of yours that imports softdice/workers/worker, which the bundler takes as an entry"
    : "";
}

/** An error that a task threw in its worker. */
export class WorkerError extends Error {
  /** The name of the class of the error in the worker. */
  readonly thrown: string;

  constructor({ name, message }: { readonly name: string; readonly message: string }) {
    super(message);
    this.thrown = name;
  }
}

function rejectAll({ pending }: Place, reason: Error): void {
  const waiting = [...pending.values()];
  pending.clear();
  for (const { reject } of waiting) reject(reason);
}
