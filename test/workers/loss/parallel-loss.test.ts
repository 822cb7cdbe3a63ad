import { describe, expect, it, vi } from "vitest";
import * as softdice from "../../../src/index.ts";
import { diceLoss, lovaszSoftmaxLoss, type Target, Tensor, valueAndGrad } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { dropLoss, finishLoss, startLoss } from "../../../src/workers/loss/loss-task.ts";
import { lossInParts } from "../../../src/workers/loss/parallel-loss.ts";
import { type ParallelLoss, planOfLoss } from "../../../src/workers/loss/parallel-losses.ts";
import type { Crew } from "../../../src/workers/threads/crew.ts";
import { canShare, inSharedMemory } from "../../../src/workers/threads/shared-tensor.ts";
import { expectSameBits } from "../../kernels/same-bits.ts";
import { lossInputs } from "../loss-inputs.ts";

interface Payload {
  readonly key: number;
}

/** Workers that do their work at once, and note what they are asked. */
function makeCrew(size: number) {
  const call = vi.fn(async (_: number, task: string, payload: Payload) => {
    const tasks: Record<string, (payload: never) => { value: unknown }> = { startLoss, finishLoss, dropLoss };
    return tasks[task]!(payload as never).value;
  });
  return { crew: { size, call, lives: () => true } as unknown as Crew, call };
}

const { logits, labels } = lossInputs("last", 3);
const options = { activation: "softmax" };
const want = valueAndGrad((x) => diceLoss(x, labels, options as never))(logits);

it("asks twice for every part, each time the same worker", async () => {
  const { crew, call } = makeCrew(4);
  expect(await lossInParts(crew, 0, diceLoss, logits, labels, options)).toEqual(want);
  const asked = call.mock.calls.map(([worker, task, { key }]) => `${key} ${worker} ${task}`);
  const started = asked.filter((text) => text.endsWith("startLoss"));
  expect(started).toHaveLength(4);
  expect(asked.slice(4).sort()).toEqual(started.map((text) => text.replace("start", "finish")).sort());
});

const VARIANTS: readonly object[] = [
  { activation: "softmax" },
  { activation: "sigmoid" },
  { activation: "softmax", batch: true, classWeights: [1, 2, 3] },
  { activation: "softmax", average: "micro", squared: true },
  { activation: "sigmoid", absentClasses: "skip", includeBackground: false },
  { activation: "softmax", ignoreIndex: 1 },
  {
    activation: "sigmoid",
    mask: labelMap(
      Uint8Array.from({ length: 6000 }, (_, k) => +(k % 5 > 0)),
      [2, 3000],
    ),
  },
];
const parallel = (Object.entries(softdice) as [string, ParallelLoss][]).filter(([, loss]) =>
  planOfLoss(loss),
);

describe.runIf(canShare()).each(parallel)("%s in parts", (_, loss) => {
  it.each(["last", "first"] as const)("has the bits of the whole, channels %s", async (channels) => {
    const inputs = lossInputs(channels, 1);
    const shared = new Tensor(inSharedMemory(inputs.logits.data), inputs.logits.shape);
    let taken = 0;
    for (const variant of VARIANTS) {
      const given = { ...variant, classAxis: inputs.classAxis };
      let whole: { value: Tensor; gradient: Tensor };
      try {
        whole = valueAndGrad((x) => loss(x, inputs.labels, given))(inputs.logits);
      } catch {
        continue; // An option that this loss does not have.
      }
      taken++;
      for (const prediction of [inputs.logits, shared]) {
        const { crew } = makeCrew(3);
        const { value, gradient } = await lossInParts(crew, 0, loss, prediction, inputs.labels, given);
        expect(value).toEqual(whole.value);
        expectSameBits(gradient.data, whole.gradient.data);
      }
    }
    expect(taken).toBeGreaterThan(1);
  });
});

it.runIf(canShare())("cuts shared arrays with the class axis between spatial ones", async () => {
  const shape = [2, 40, 3, 75];
  const data = inSharedMemory(logits.data);
  const prediction = new Tensor(data, shape);
  const map = labelMap(labels.data, [2, 40, 75]);
  const given = { activation: "softmax", classAxis: 2 } as const;
  const { crew, call } = makeCrew(2);
  const parts = await lossInParts(crew, 0, diceLoss, prediction, map, given);
  expect(call).toHaveBeenCalled();
  expect(parts).toEqual(valueAndGrad((x) => diceLoss(x, map, given))(prediction));
});

it.each<[string, unknown, Target, unknown, string]>([
  [
    "a label that is not a class",
    logits,
    labelMap(new Uint8Array(6000).fill(7, 4000), [2, 3000]),
    options,
    "diceLoss: target holds label 7 at [1, 1000], want 0 to 2; ignoreIndex leaves a label out",
  ],
  [
    "a logit of infinity",
    new Tensor(
      Float32Array.from(logits.data, (x, k) => (k === 9001 ? Infinity : x)),
      logits.shape,
    ),
    labels,
    options,
    "diceLoss: prediction holds the logit Infinity at [1, 0, 1], want finite numbers",
  ],
  [
    "integers whose bits were read as floats",
    logits,
    new Tensor(
      new Float32Array(Int32Array.from(logits.data, (_, k) => Number(k % 3 === 0)).buffer),
      logits.shape,
    ),
    options,
    "diceLoss: target holds 0 and 1.401298464324817e-45 alone, integers whose bits were read as floats",
  ],
  ["an unknown option", logits, labels, { smooht: 1 }, 'diceLoss: unknown option "smooht"'],
  ["options that are a number", logits, labels, 5, "diceLoss: options are 5, want an object"],
  ["no tensor", [1], labels, options, "valueAndGrad: input is an array, want a Tensor"],
  [
    "a map of losses",
    logits,
    labels,
    { ...options, reduction: "none" },
    "valueAndGrad: f gives shape [2, 3], want one value",
  ],
])("refuses %s in the words of the loss itself", async (_, prediction, target, given, message) => {
  const { crew } = makeCrew(3);
  const promise = lossInParts(crew, 0, diceLoss, prediction as Tensor, target, given as object);
  await expect(promise).rejects.toThrow(message);
});

it.runIf(canShare())(
  "by default asks for large predictions, but for what is read sooner than copied",
  async () => {
    const shape = [1, 2 ** 17, 2];
    const size = 2 ** 18;
    const map = labelMap(new Uint8Array(2 ** 17), [1, 2 ** 17]);
    const ordinary = new Tensor(new Float32Array(size).fill(0.5), shape);
    const shared = new Tensor(new Float32Array(new SharedArrayBuffer(4 * size)).fill(0.5), shape);
    const asked = async (prediction: Tensor, given: object) => {
      const { crew, call } = makeCrew(2);
      await lossInParts(crew, undefined, diceLoss, prediction, map, given);
      return call.mock.calls.length;
    };
    expect(await asked(ordinary, {})).toBe(0);
    expect(await asked(shared, {})).toBe(4);
    expect(await asked(ordinary, options)).toBe(4);
    const { crew, call } = makeCrew(2);
    await lossInParts(crew, undefined, diceLoss, logits, labels, options);
    expect(call).not.toHaveBeenCalled();
  },
);

it.runIf(canShare())(
  "gives a gradient in shared memory to a prediction that is there, also where nobody is asked",
  async () => {
    const { crew, call } = makeCrew(0);
    const data = new Float32Array(new SharedArrayBuffer(4 * logits.size));
    data.set(logits.data);
    const { gradient } = await lossInParts(
      crew,
      0,
      diceLoss,
      new Tensor(data, logits.shape),
      labels,
      options,
    );
    expect(gradient.data.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(gradient).toEqual(want.gradient);
    expect(call).not.toHaveBeenCalled();
  },
);

it("has parts of a loss that failed dropped, where there is a worker that may hold them", async () => {
  const { crew, call } = makeCrew(4);
  const lives = (worker: number) => worker !== 1;
  const dropped: number[] = [];
  const failing = async (worker: number, task: string, payload: Payload) => {
    if (task === "dropLoss") return void dropped.push(worker);
    if (task === "finishLoss" && worker === 1) throw new Error("gone");
    return call(worker, task, payload);
  };
  const broken = { ...crew, lives, call: failing } as unknown as Crew;
  await expect(lossInParts(broken, 0, diceLoss, logits, labels, options)).rejects.toThrow("gone");
  expect(dropped.sort()).toEqual([0, 2, 3]);
});

it.each<[string, number, number, ParallelLoss]>([
  ["no workers", 0, 0, diceLoss],
  ["a small prediction", 2, logits.size + 1, diceLoss],
  ["a loss that is not to be cut", 2, 0, lovaszSoftmaxLoss as ParallelLoss],
  ["a loss of the caller's", 2, 0, (x, t, o) => diceLoss(x, t, o as never)],
])("asks none for %s", async (_, workers, inlineBelow, loss) => {
  const { crew, call } = makeCrew(workers);
  const here = valueAndGrad((x) => loss(x, labels, options))(logits);
  expect(await lossInParts(crew, inlineBelow, loss, logits, labels, options)).toEqual(here);
  expect(call).not.toHaveBeenCalled();
});
