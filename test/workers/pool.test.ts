import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  countOverlap,
  countProbabilities,
  diceCrossEntropyLoss,
  diceLoss,
  focalLoss,
  generalizedDiceLoss,
  lesionScores,
  softmax as softmaxOf,
  surfaceDistances,
  Tensor,
  tverskyLoss,
  valueAndGrad,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { createPool, type Pool, type PoolOptions, sharedTensor } from "../../src/workers/index.ts";
import { buildLibrary } from "../contract/build-library.ts";
import { randomLabels, randomValues } from "../tensor/random-values.ts";

const script = join(buildLibrary(), "node/workers/worker.js");
let started: Worker[] = [];
const open: Pool[] = [];

/** A pool whose workers run the bundle that Node takes, and are kept to be killed. */
function makePool(options: PoolOptions = {}): Pool {
  const createWorker = () => {
    const worker = new Worker(script);
    started.push(worker);
    return worker;
  };
  const pool = createPool({ workers: 2, inlineBelow: 0, createWorker, ...options });
  open.push(pool);
  return pool;
}

beforeAll(() => {
  expect(existsSync(script)).toBe(true);
});

afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
  started = [];
});

const [batch, classes, voxels] = [2, 3, 5 * 1024 + 77];
const logits = new Tensor(Float32Array.from(randomValues(batch * classes * voxels, 1, -3, 3)), [
  batch,
  voxels,
  classes,
]);
const labels = labelMap(Uint8Array.from(randomValues(batch * voxels, 2, 0, 3), Math.floor), [batch, voxels]);
const softmax = { activation: "softmax" } as const;
const here = valueAndGrad((x) => diceLoss(x, labels, softmax))(logits);

describe("bits", () => {
  it.each([0, 1, 2, 3])("of %i workers are those of none", async (workers) => {
    const pool = makePool({ workers });
    const shared = sharedTensor(logits.shape);
    shared.data.set(logits.data);
    for (const prediction of [logits, shared]) {
      expect(await pool.valueAndGrad(diceLoss, prediction, labels, softmax)).toEqual(here);
    }
  });

  it("gives a gradient in shared memory to a prediction in shared memory", async () => {
    const shared = sharedTensor(logits.shape);
    shared.data.set(logits.data);
    const { gradient } = await makePool().valueAndGrad(diceLoss, shared, labels, softmax);
    expect(gradient.data.buffer).toBeInstanceOf(SharedArrayBuffer);
    const { gradient: own } = await makePool().valueAndGrad(diceLoss, logits, labels, softmax);
    expect(own.data.buffer).toBeInstanceOf(ArrayBuffer);
  });

  it("writes the gradient where it is to be, and refuses ordinary memory for one of shared memory", async () => {
    const shared = sharedTensor(logits.shape);
    shared.data.set(logits.data);
    for (const workers of [0, 2]) {
      const pool = makePool({ workers });
      for (const [prediction, into] of [
        [logits, new Float32Array(logits.size)],
        [shared, sharedTensor(logits.shape).data],
      ] as const) {
        const { gradient } = await pool.valueAndGrad(diceLoss, prediction, labels, softmax, { into });
        expect(gradient.data).toBe(into);
        expect(gradient).toEqual(here.gradient);
      }
      await expect(
        pool.valueAndGrad(diceLoss, shared, labels, softmax, { into: new Float32Array(logits.size) }),
      ).rejects.toThrow("valueAndGrad: into is in ordinary memory, want shared memory");
    }
  });

  it.each([
    ["Tversky, batch", tverskyLoss, { ...softmax, alpha: 0.3, beta: 0.7, batch: true }],
    ["generalized Dice", generalizedDiceLoss, softmax],
    [
      "Dice and cross entropy, weighted",
      diceCrossEntropyLoss,
      { ...softmax, classWeights: [1, 2, 3], ignoreIndex: 1 },
    ],
    ["binary cross entropy", binaryCrossEntropyLoss, { activation: "sigmoid" }],
    ["focal", focalLoss, { ...softmax, gamma: 1.5 }],
    [
      "a mask",
      diceLoss,
      {
        ...softmax,
        mask: labelMap(
          Array.from(labels.data, (label) => Number(label > 0)),
          labels.shape,
        ),
      },
    ],
  ] as const)("of every kind of loss: %s", async (_, loss, options) => {
    const want = valueAndGrad((x) => loss(x, labels, options as never) as Tensor)(logits);
    expect(await makePool({ workers: 3 }).valueAndGrad(loss as never, logits, labels, options)).toEqual(want);
  });

  it("measures surfaces as without workers", async () => {
    const shape = [40, 40, 40];
    const map = labelMap(
      Uint8Array.from(randomValues(64_000, 5, 0, 3), (value, k) => (k % 40 > 8 ? value : 0)),
      shape,
    );
    const other = labelMap(Uint8Array.from(randomValues(64_000, 6, 0, 3), Math.floor), shape);
    const options = { classes: 4, spacing: [2, 1, 0.7], ignoreIndex: 2 };
    expect(await makePool().surfaceDistances(map, other, options)).toEqual(
      surfaceDistances(map, other, options),
    );
    expect(started).toHaveLength(2);
  });

  it("counts as without workers", async () => {
    // Multiples of an odd number by their two highest bits.
    const labelsOf = (factor: number) =>
      labelMap(new Uint8Array(2 ** 22 + 5).map((_, k) => Math.imul(k, factor) >>> 30));
    const [map, other] = [labelsOf(0x9e3779b1), labelsOf(0x85ebca6b)];
    const options = { classes: 4, ignoreIndex: 2 };
    expect(await makePool().countOverlap(map, other, options)).toEqual(countOverlap(map, other, options));
    expect(started).toHaveLength(2);
  });

  it("scores lesions and counts probabilities as without workers", async () => {
    const shape = [6, 7, 8];
    const map = labelMap(randomLabels(336, 5, 3), shape);
    const other = labelMap(randomLabels(336, 6, 3), shape);
    const pool = makePool();
    const probabilities = softmaxOf(logits);
    const [scores, counts] = await Promise.all([
      pool.lesionScores(map, other, { percentiles: [95] }),
      pool.countProbabilities(probabilities, labels, { bins: 7 }),
    ]);
    expect(scores).toEqual(lesionScores(map, other, { percentiles: [95] }));
    expect(counts).toEqual(countProbabilities(probabilities, labels, { bins: 7 }));
    expect(started).toHaveLength(2);
  });
});

describe("what the caller keeps", () => {
  it("the arrays, as they were", async () => {
    const data = logits.data.slice();
    await makePool().valueAndGrad(diceLoss, logits, labels, softmax);
    expect(logits.data).toEqual(data);
    expect(labels.data).toHaveLength(batch * voxels);
  });

  it("two calls at once on one array", async () => {
    const pool = makePool();
    const both = await Promise.all([1, 2].map(() => pool.valueAndGrad(diceLoss, logits, labels, softmax)));
    expect(both).toEqual([here, here]);
  });
});

describe("bad input", () => {
  it("says what the loss itself says, in the caller's coordinates", async () => {
    const pool = makePool();
    const wrong = new Tensor(
      logits.data.map(() => 0.5),
      logits.shape,
    );
    wrong.data[(batch * voxels - 1) * classes + 2] = 1.5;
    const want = `diceLoss: prediction holds 1.5 at [1, ${voxels - 1}, 2]`;
    await expect(pool.valueAndGrad(diceLoss, wrong, labels)).rejects.toThrow(want);
    expect(() => diceLoss(wrong, labels)).toThrow(want);
    const stray = labelMap(
      labels.data.map((label, at) => (at === 9000 ? 7 : label)),
      labels.shape,
    );
    await expect(pool.valueAndGrad(diceLoss, logits, stray, softmax)).rejects.toThrow(
      `target holds label 7 at [1, ${9000 - voxels}]`,
    );
    await expect(pool.valueAndGrad(diceLoss, logits, labels, { smooht: 1 } as never)).rejects.toThrow(
      'diceLoss: unknown option "smooht"',
    );
    await expect(pool.valueAndGrad(diceLoss, logits, labelMap([0]), softmax)).rejects.toThrow(
      "diceLoss: target shape",
    );
    await expect(pool.valueAndGrad(diceLoss, 3 as never, labels)).rejects.toThrow(TypeError);
    expect(await pool.valueAndGrad(diceLoss, logits, labels, softmax)).toEqual(here);
  });

  it("names an array whose memory is gone", async () => {
    const lost = new Tensor(logits.data.slice(), logits.shape);
    structuredClone(lost.data, { transfer: [lost.data.buffer as ArrayBuffer] });
    await expect(makePool().valueAndGrad(diceLoss, lost, labels)).rejects.toThrow("detached");
  });

  it.each<[string, unknown, string]>([
    ["null", null, "valueAndGrad: loss is null, want a function such as diceLoss"],
    ["a name", "diceLoss", 'valueAndGrad: loss is "diceLoss", want a function such as diceLoss'],
    ["a class", class Loss {}, "valueAndGrad: loss is a class, want a function such as diceLoss"],
  ])("in place of a loss: %s", async (_, loss, message) => {
    for (const workers of [0, 1])
      await expect(makePool({ workers }).valueAndGrad(loss as never, logits, labels)).rejects.toThrow(
        message,
      );
  });

  it.each<[string, object, string]>([
    ["workers", { workers: -1 }, "createPool: workers is -1"],
    ["too many workers", { workers: 1e8 }, "createPool: workers is 100000000, want at most 1024"],
    ["signal", { signal: 5 }, "createPool: signal is 5, want the signal of an AbortController"],
    ["no signal", { signal: null }, "createPool: signal is null, want the signal of an AbortController"],
    [
      "half a signal",
      { signal: {} },
      "createPool: signal is an object, want the signal of an AbortController",
    ],
    ["createWorker", { createWorker: 3 }, "createPool: createWorker is 3, want a function"],
    ["an unknown option", { threads: 2 }, 'createPool: unknown option "threads"'],
  ])("of createPool: %s", (_, options, message) => {
    expect(() => createPool(options)).toThrow(message);
  });
});
