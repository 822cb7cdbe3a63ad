import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { countOverlap, diceLoss, surfaceDistances, Tensor, valueAndGrad } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { createPool, type Pool, type PoolOptions } from "../../src/workers/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { buildLibrary } from "../contract/build-library.ts";
import { randomValues } from "../tensor/random-values.ts";

const build = join(buildLibrary(), "node/workers");
const script = join(build, "worker.js");
const entry = pathToFileURL(join(build, "index.js")).href;
const { write } = temporaryFolder();

/** Tasks that a worker does not survive, and some that it does. */
const ownScript = write(
  "own-worker.mjs",
  `import { serve } from ${JSON.stringify(entry)};
  serve({
    square: (x) => ({ value: x * x }),
    fail: () => { throw new SyntaxError("not so"); },
    exit: () => process.exit(3),
    spin: () => { for (;;); },
    fill: () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); },
    allocate: () => ({ value: new Float64Array(2 ** 50) }),
    unsendable: () => ({ value: () => 0 }),
    later: () => { setTimeout(() => { throw new Error("afterwards"); }); return { value: 1 }; },
  });`,
);

/** A heap has a limit of its own in Node only. */
const hasNoLimits = "Deno" in globalThis || "Bun" in globalThis;

let started: Worker[] = [];
/** The end of each of them; its event may come before its answer is read. */
let ended: Promise<unknown>[] = [];
const open: Pool[] = [];

afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
  started = [];
  ended = [];
});

/** A pool whose workers are kept, and told of each message that is sent to them. */
function makePool(
  options: PoolOptions & { file?: string; limits?: WorkerOptions["resourceLimits"] } = {},
  onMessage: (worker: Worker, count: number) => void = () => {},
): Pool {
  const { file = script, limits, ...rest } = options;
  let messages = 0;
  const createWorker = () => {
    const worker = new Worker(file, limits ? { resourceLimits: limits } : {});
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (...args: Parameters<typeof post>) => {
      post(...args);
      onMessage(worker, ++messages);
    };
    started.push(worker);
    ended.push(new Promise((resolve) => worker.once("exit", resolve)));
    return worker;
  };
  const pool = createPool({ workers: 2, inlineBelow: 0, createWorker, ...rest });
  open.push(pool);
  return pool;
}

const voxels = 5 * 1024 + 77;
const logits = new Tensor(Float32Array.from(randomValues(6 * voxels, 1, -3, 3)), [2, voxels, 3]);
const labels = labelMap(Uint8Array.from(randomValues(2 * voxels, 2, 0, 3), Math.floor), [2, voxels]);
const softmax = { activation: "softmax" } as const;
const loss = (pool: Pool) => pool.valueAndGrad(diceLoss, logits, labels, softmax);
const here = valueAndGrad((x) => diceLoss(x, labels, softmax))(logits);

const cube = labelMap(Uint8Array.from(randomValues(32 ** 3, 3, 0, 3), Math.floor), [32, 32, 32]);
const other = labelMap(Uint8Array.from(randomValues(32 ** 3, 4, 0, 3), Math.floor), [32, 32, 32]);
const surfaces = surfaceDistances(cube, other, { classes: 3 });
const row = labelMap(new Uint8Array(2 ** 22 + 3).fill(1));
const counts = countOverlap(row, row, { classes: 2 });

/** Each kind of call, what comes of it, and how many messages it sends. */
const CALLS: [name: string, call: (pool: Pool) => Promise<unknown>, want: unknown, messages: number][] = [
  ["valueAndGrad", loss, here, 4],
  ["surfaceDistances", (pool) => pool.surfaceDistances(cube, other, { classes: 3 }), surfaces, 2],
  ["countOverlap", (pool) => pool.countOverlap(row, row, { classes: 2 }), counts, 2],
  ["map", (pool) => pool.map("dropLoss", [{ key: -1 }, { key: -2 }, { key: -3 }]), [null, null, null], 3],
];

describe.each(CALLS)("a worker that is killed in %s", (_, call, want, messages) => {
  it.each(Array.from({ length: messages }, (_, k) => k + 1))(
    "by message %i gives an error that says so, or the right result, and the pool goes on",
    async (fatal) => {
      const deaths: Promise<unknown>[] = [];
      const pool = makePool({}, (worker, count) => {
        if (count === fatal) deaths.push(worker.terminate());
      });
      const outcome = await call(pool).catch((error: Error) => error.message);
      if (typeof outcome === "string") {
        expect(outcome).toMatch(
          /^pool: (a worker died: it ended with code \d|the worker that began this part is gone)$/,
        );
      } else expect(outcome).toEqual(want);
      expect(deaths).toHaveLength(1);
      // A worker may answer before it ends; the next call would lose it on the way.
      await Promise.all(deaths);
      expect(await call(pool)).toEqual(want);
    },
  );

  it("while it is idle costs nothing", async () => {
    const pool = makePool();
    expect(await call(pool)).toEqual(want);
    for (const worker of started) await worker.terminate();
    expect(await call(pool)).toEqual(want);
  });
});

describe("a worker that cannot do its task", () => {
  it.each([
    ["throws", "fail", "not so"],
    ["ends itself", "exit", "pool: a worker died: it ended with code 3"],
    ["asks for an array that is too large", "allocate", /Invalid typed array length|Out of memory/],
    ["cannot send its answer", "unsendable", /not be cloned/],
  ])("because it %s rejects, and the pool goes on", async (_, task, message) => {
    const pool = makePool({ file: ownScript, workers: 1 });
    await expect(pool.map(task, [0])).rejects.toThrow(message);
    expect(await pool.map("square", [3])).toEqual([9]);
  });

  it.skipIf(hasNoLimits)("because it fills its heap rejects, and the pool goes on", async () => {
    const pool = makePool({ file: ownScript, workers: 1, limits: { maxOldGenerationSizeMb: 32 } });
    await expect(pool.map("fill", [0])).rejects.toThrow(/^pool: a worker died: .*memory limit/);
    expect(await pool.map("square", [3])).toEqual([9]);
  });

  it("costs only the payloads that it was at, where failures are listened to", async () => {
    const pool = makePool({ file: ownScript });
    const kinds: string[] = [];
    await pool.map("exit", [0, 0, 0], ({ status }, index) => {
      kinds[index] = status;
    });
    await pool.map("square", [1, 2], ({ status }, index) => {
      kinds[3 + index] = status;
    });
    expect(kinds).toEqual(["rejected", "rejected", "rejected", "fulfilled", "fulfilled"]);
    expect(started.length).toBeGreaterThanOrEqual(4);
  });

  it("and fails after its answer is replaced", async () => {
    const pool = makePool({ file: ownScript, workers: 1 });
    expect(await pool.map("later", [0])).toEqual([1]);
    await ended[0];
    expect(await pool.map("square", [2])).toEqual([4]);
    expect(started).toHaveLength(2);
  });

  it("because it cannot be started is a rejection, not a crash", async () => {
    const missing = makePool({ file: `${script}.missing.js` });
    await expect(loss(missing)).rejects.toThrow(
      /^pool: a worker died: (Cannot find module|Unable to load) .*; createPool\(\{ createWorker \}\) starts the worker from a file of yours/s,
    );
    for (const [worker, shown] of [
      [5, "5"],
      [null, "null"],
      [{}, "an object"],
    ]) {
      const nothing = makePool({ createWorker: () => worker });
      const message = `createPool: createWorker gives ${shown}, want a Worker`;
      await expect(loss(nothing)).rejects.toThrow(message);
    }
    const createWorker = () => {
      throw new Error("no more threads");
    };
    await expect(loss(makePool({ createWorker }))).rejects.toThrow("no more threads");
  });

  it("because it knows none of that name names those that it knows", async () => {
    await expect(makePool().map("nothing", [1])).rejects.toThrow(
      /serve: no task "nothing", want .*startLoss/,
    );
    for (const name of ["toString", "constructor", "__proto__"])
      await expect(makePool().map(name, [1])).rejects.toThrow(`serve: no task "${name}"`);
  });

  it("because it cannot receive a payload says so", async () => {
    await expect(makePool().map("square", [() => 1])).rejects.toThrow("pool: a worker cannot receive this: ");
  });
});

describe("the end of a pool", () => {
  it("is taken at once by what waits and what comes, and by what would be computed here", async () => {
    const pool = makePool();
    const waiting = expect(loss(pool)).rejects.toThrow("pool: it is closed");
    await pool.close();
    await waiting;
    await pool.close();
    const small = labelMap([0, 1], [1, 2]);
    for (const call of [
      () => loss(pool),
      () => pool.countOverlap(small, small, { classes: 2 }),
      () => pool.surfaceDistances(small, small, { classes: 2 }),
      () => pool.map("startLoss", [1]),
    ]) {
      await expect(call()).rejects.toThrow("pool: it is closed");
    }
  });

  it("by a signal stops a worker in the middle of its work, with the reason of the signal", async () => {
    const controller = new AbortController();
    const pool = makePool({ file: ownScript, signal: controller.signal });
    expect(await pool.map("square", [1, 2])).toEqual([1, 4]);
    const ended = started.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
    const told: unknown[] = [];
    const waiting = expect(pool.map("spin", [0, 0, 0], (outcome) => told.push(outcome))).rejects.toThrow(
      "enough",
    );
    controller.abort(new Error("enough"));
    await waiting;
    await Promise.all(ended);
    expect([ended.length, told]).toEqual([2, []]);
    await expect(pool.map("square", [1])).rejects.toThrow("enough");
  });

  it("by a signal that is no error, or was given before, says that it was aborted", async () => {
    await expect(loss(makePool({ signal: AbortSignal.abort("tired") }))).rejects.toThrow(
      "pool: aborted: tired",
    );
    expect(started).toHaveLength(0);
  });

  it("comes at the end of await using", async () => {
    let kept: Pool;
    {
      await using pool = makePool();
      kept = pool;
      await loss(pool);
    }
    await expect(loss(kept)).rejects.toThrow("pool: it is closed");
  });

  it.each([
    ["closed", "await pool.close();"],
    // A worker of Deno is alive until it is ended.
    ...("Deno" in globalThis ? [] : [["idle", ""]]),
    ["aborted in the middle", "controller.abort();"],
  ])("leaves nothing that keeps a process alive: %s", (_, end) => {
    const program = `
      import { createPool } from ${JSON.stringify(entry)};
      const controller = new AbortController();
      const pool = createPool({ workers: 2, signal: controller.signal });
      await pool.map("dropLoss", [{ key: 1 }, { key: 2 }]);
      ${end && 'pool.map("dropLoss", [{ key: 1 }, { key: 2 }]).catch(() => {});'}
      ${end}
      console.log("done");`;
    const { status, stdout, stderr } = spawnSync(process.execPath, [write("program.mjs", program)], {
      encoding: "utf8",
      timeout: 600_000,
    });
    expect([status, stdout, stderr]).toEqual([0, "done\n", ""]);
  });
});

it("an array whose memory goes in the middle is named, or was not needed any more", async () => {
  const lost = new Tensor(logits.data.slice(), logits.shape);
  const pool = makePool();
  const call = pool.valueAndGrad(diceLoss, lost, labels, softmax).catch((error: Error) => error.message);
  structuredClone(lost.data, { transfer: [lost.data.buffer as ArrayBuffer] });
  const outcome = await call;
  if (typeof outcome === "string") expect(outcome).toContain("detached");
  else expect(outcome).toEqual(here);
  expect(await loss(pool)).toEqual(here);
});
