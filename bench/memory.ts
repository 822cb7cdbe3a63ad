import * as softdice from "softdice";
import { type LabelMap, labelMap, sum, type Tensor, tensor, valueAndGrad } from "softdice";
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
  const loss = losses[subject.split(" ")[0]!]!;
  let mapBytes = 0;
  const run = ({ prediction, target }: ReturnType<typeof inputs>) =>
    valueAndGrad((x) => {
      const value = loss(x, target, options);
      mapBytes = value.data.byteLength;
      return sum(value);
    })(prediction);
  const small = inputs(4096);
  for (let k = 0; k < 20; k++) run(small);
  const whole = inputs(VOXELS);
  const before = process.memoryUsage.rss() / 1e6;
  const { gradient } = run(whole);
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
  for (const name of Object.keys(SUBJECTS)) {
    const { megabytes: peak } = (await runInChild([name])) as { megabytes: number };
    process.stdout.write(`${name.padEnd(34)} ${peak.toFixed(1).padStart(6)} MB beside them\n`);
  }
}
