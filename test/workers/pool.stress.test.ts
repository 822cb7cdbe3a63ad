import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { crossEntropyLoss, diceLoss, surfaceDistances, valueAndGrad } from "../../src/index.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { createPool, type Pool, sharedTensor } from "../../src/workers/index.ts";
import { buildLibrary } from "../contract/build-library.ts";
import { randomValues } from "../tensor/random-values.ts";

const script = join(buildLibrary(), "workers/worker.js");
/** SOFTDICE_STRESS=2000 makes as many of them. */
const CALLS = Number(process.env.SOFTDICE_STRESS ?? 300);
/** Calls that are under way at once. */
const WIDTH = 8;

const labels = labelMap(Uint8Array.from(randomValues(3000, 1, 0, 2), Math.floor), [1, 3000]);
const logits = tensor(randomValues(6000, 2, -2, 2), [1, 3000, 2]);
const softmax = { activation: "softmax" } as const;
const shared = sharedTensor(logits.shape, { dtype: logits.dtype });
shared.data.set(logits.data);
const cube = labelMap(Uint8Array.from(randomValues(26 ** 3, 3, 0, 3), Math.floor), [26, 26, 26]);
const want = {
  surfaces: surfaceDistances(cube, cube, { classes: 3 }),
  dice: valueAndGrad((x) => diceLoss(x, labels, softmax))(logits),
  crossEntropy: valueAndGrad((x) => crossEntropyLoss(x, labels, softmax))(logits),
};

const collect = collector();

/** What frees memory at once: V8 shows it on demand, Bun has one of its own. */
function collector(): () => void {
  const bun = (globalThis as { Bun?: { gc(force: boolean): void } }).Bun;
  if (bun) return () => bun.gc(true);
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

it(`${CALLS} mixed calls, with workers killed and pools aborted at random, all settle and leave nothing behind`, async () => {
  const random = mulberry32(7);
  const living = new Set<Worker>();
  const makePool = () => {
    const controller = new AbortController();
    const createWorker = () => {
      const worker = new Worker(script);
      living.add(worker);
      worker.on("exit", () => living.delete(worker));
      return worker;
    };
    return {
      pool: createPool({ workers: 2, inlineBelow: 0, createWorker, signal: controller.signal }),
      controller,
    };
  };
  let current = makePool();
  const retired: Pool[] = [];
  const outcomes = { right: 0, lost: 0, aborted: 0 };

  const call = async (kind: number) => {
    const { pool } = current;
    try {
      if (kind < 0.3) expect(await pool.valueAndGrad(diceLoss, logits, labels, softmax)).toEqual(want.dice);
      else if (kind < 0.5)
        expect(await pool.valueAndGrad(diceLoss, shared, labels, softmax)).toEqual(want.dice);
      else if (kind < 0.7)
        expect(await pool.valueAndGrad(crossEntropyLoss, logits, labels, softmax)).toEqual(want.crossEntropy);
      else if (kind < 0.75)
        expect(await pool.surfaceDistances(cube, cube, { classes: 3 })).toEqual(want.surfaces);
      else {
        const payload = { prediction: labels.data, target: labels.data, mask: null, options: { classes: 2 } };
        const counts = await pool.map<{ voxels: number }>("countPart", [payload, payload]);
        expect(counts.map(({ voxels }) => voxels)).toEqual([3000, 3000]);
      }
      outcomes.right++;
    } catch (error) {
      const { message } = error as Error;
      if (/^pool: (a worker died|the worker that began this part is gone)/.test(message)) outcomes.lost++;
      else if (message === "enough") outcomes.aborted++;
      else throw error;
    }
  };

  let made = 0;
  const lane = async () => {
    while (made < CALLS) {
      made++;
      const chance = random();
      if (chance < 0.02) await [...living][Math.floor(random() * living.size)]?.terminate();
      if (chance > 0.99) {
        const { pool, controller } = current;
        current = makePool();
        retired.push(pool);
        controller.abort(new Error("enough"));
      }
      await call(random());
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  collect();
  const before = process.memoryUsage().arrayBuffers;

  expect(outcomes.right + outcomes.lost + outcomes.aborted).toBe(CALLS);
  expect(outcomes.right).toBeGreaterThan(CALLS / 2);
  expect(outcomes.lost).toBeGreaterThan(0);
  expect(outcomes.aborted).toBeGreaterThan(0);
  for (const pool of [...retired, current.pool]) await pool.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(living.size).toBe(0);
  collect();
  // A call handles some 100 kB.
  expect(before).toBeLessThan(10e6 + 20_000 * CALLS);
}, 600_000);
