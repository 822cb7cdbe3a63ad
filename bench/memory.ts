import * as softdice from "softdice";
import {
  add,
  divide,
  type LabelMap,
  labelMap,
  log,
  mean,
  multiply,
  negate,
  oneHot,
  sigmoid,
  subtract,
  sum,
  type Tensor,
  tensor,
  valueAndGrad,
} from "softdice";
import { answerParent, runInChild } from "./harness/child.ts";

// Prints the memory that each loss takes beside its input, its gradient and the losses of the voxels, where those are asked for: the peak of a process that does nothing else.

type Loss = (prediction: Tensor, target: Tensor | LabelMap, options: object) => Tensor;
const losses = softdice as unknown as Readonly<Record<string, Loss>>;

const [BATCH, CLASSES, EDGE] = [2, 14, 64];
const VOXELS = EDGE ** 3;

/** The overlap losses, the voxel losses, their sums and the losses of the voxels, each with the activation under which it takes most. */
const SUBJECTS: Readonly<Record<string, object>> = {
  diceLoss: { activation: "softmax" },
  jaccardLoss: { activation: "sigmoid" },
  tverskyLoss: { activation: "softmax", squared: true },
  focalTverskyLoss: { activation: "softmax", overlap: "semimetric" },
  logDiceLoss: { activation: "softmax", average: "micro" },
  logCoshDiceLoss: { activation: "softmax", batch: true },
  generalizedDiceLoss: { activation: "softmax" },
  crossEntropyLoss: { activation: "softmax", labelSmoothing: 0.1 },
  binaryCrossEntropyLoss: { activation: "sigmoid" },
  focalLoss: { activation: "softmax" },
  diceCrossEntropyLoss: { activation: "softmax" },
  diceFocalLoss: { activation: "sigmoid" },
  "crossEntropyLoss of voxels": { activation: "softmax", reduction: "none" },
  "binaryCrossEntropyLoss of voxels": { activation: "sigmoid", reduction: "none" },
  "focalLoss of voxels": { activation: "sigmoid", reduction: "none" },
  // It sorts the errors of a class of a sample, and keeps those of four of them.
  lovaszSoftmaxLoss: { activation: "softmax" },
};

/** Losses of one's own, made of operations on probabilities and a one-hot target. */
const CUSTOM: Readonly<Record<string, (p: Tensor, t: Tensor) => Tensor>> = {
  "custom Dice": (p, t) => subtract(1, divide(multiply(2, sum(multiply(p, t))), add(sum(p), sum(t)))),
  "custom Tversky": (p, t) => {
    const overlap = sum(multiply(p, t));
    const wrong = multiply(0.3, sum(multiply(p, subtract(1, t))));
    const missed = multiply(0.7, sum(multiply(subtract(1, p), t)));
    return subtract(1, divide(overlap, add(overlap, add(wrong, missed))));
  },
  "custom cross entropy": (p, t) =>
    negate(mean(add(multiply(t, log(p)), multiply(subtract(1, t), log(subtract(1, p)))))),
};

function inputs(voxels: number): { prediction: Tensor; target: LabelMap } {
  const logits = new Float32Array(BATCH * CLASSES * voxels);
  for (let k = 0; k < logits.length; k++) logits[k] = ((k * 7919) % 1000) / 100 - 5;
  const labels = new Uint8Array(BATCH * voxels);
  for (let k = 0; k < labels.length; k++) labels[k] = Math.floor(k / 97) % CLASSES;
  return {
    prediction: tensor(logits, [BATCH, CLASSES, voxels]),
    target: labelMap(labels, [BATCH, voxels]),
  };
}

/** Runs in a process of its own: the peak beyond inputs, gradient and map, after the code was compiled on a small input. */
function measure(subject: string): number {
  const options = { classAxis: 1, ...SUBJECTS[subject] };
  const own = CUSTOM[subject];
  const loss = losses[subject.split(" ")[0]!]!;
  let mapBytes = 0;
  const run = ({ prediction, target }: ReturnType<typeof inputs>, hot: Tensor | null) =>
    valueAndGrad((x) => {
      const value = hot === null ? loss(x, target, options) : own!(sigmoid(x), hot);
      mapBytes = value.data.byteLength;
      return sum(value);
    })(prediction);
  const hotOf = (target: LabelMap) => (own === undefined ? null : oneHot(target, CLASSES, { classAxis: 1 }));
  const small = inputs(4096);
  const smallHot = hotOf(small.target);
  for (let k = 0; k < 20; k++) run(small, smallHot);
  const whole = inputs(VOXELS);
  const hot = hotOf(whole.target);
  const before = process.memoryUsage.rss() / 1e6;
  const { gradient } = run(whole, hot);
  const peak = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return peak - before - (gradient.data.byteLength + mapBytes) / 1e6;
}

const [, , only] = process.argv;
if (only !== undefined) answerParent({ megabytes: measure(only) });
else {
  const input = (4 * BATCH * CLASSES * VOXELS) / 1e6;
  process.stdout.write(
    `${BATCH} × ${CLASSES} × ${EDGE}³ logits in float32: input and gradient take ${input.toFixed(0)} MB each\n`,
  );
  for (const name of Object.keys({ ...SUBJECTS, ...CUSTOM })) {
    const { megabytes: peak } = (await runInChild([name])) as { megabytes: number };
    process.stdout.write(`${name.padEnd(34)} ${peak.toFixed(1).padStart(6)} MB beside them\n`);
  }
}
