import {
  countOverlap,
  DiceMeter,
  diceLoss,
  diceScore,
  gradcheck,
  hvp,
  labelMap,
  lovaszSoftmaxLoss,
  surfaceDistances,
  type Tensor,
  tensor,
  valueAndGrad,
} from "../../../src/index.ts";

const logits = tensor(
  Array.from({ length: 24 }, (_, k) => ((7 * k) % 11) / 4 - 1),
  [2, 4, 3],
);
const target = labelMap([0, 1, 2, 1, 0, 0, 2, 2], [2, 4]);
const softmax = { activation: "softmax" } as const;
const loss = (x: Tensor) => diceLoss(x, target, softmax);
const differentiated = ({ value, gradient }: { value: Tensor; gradient: Tensor }) => [
  value.item(),
  gradient.toArray(),
];

const largeLogits = tensor(
  Float32Array.from({ length: 2100 }, (_, k) => ((7 * k) % 101) / 20 - 2),
  [1, 700, 3],
);
const largeTarget = labelMap(
  Uint8Array.from({ length: 700 }, (_, k) => k % 3),
  [1, 700],
);
const largeLoss = (x: Tensor) => diceLoss(x, largeTarget, softmax);
const largeMap = labelMap(Uint8Array.from({ length: 2 ** 18 }, (_, k) => (k >> 5) % 3));

/** Some of what the root entry is for; what each gives is compared between runtimes. */
export const calls: Readonly<Record<string, () => unknown>> = {
  "the gradient of a Dice loss": () => differentiated(valueAndGrad(loss)(logits)),
  // Large enough for the SIMD kernels.
  "the gradient of a Dice loss of many voxels": () => differentiated(valueAndGrad(largeLoss)(largeLogits)),
  "the counts of many voxels": () => countOverlap(largeMap, largeMap, { classes: 3 }),
  "the gradient of a Lovász loss": () =>
    differentiated(valueAndGrad((x) => lovaszSoftmaxLoss(x, target, softmax))(logits)),
  "a Hessian-vector product": () => hvp(loss)(logits, logits).toArray(),
  "a Dice score": () =>
    diceScore(countOverlap(target, labelMap([0, 1, 1, 1, 0, 2, 2, 2], [2, 4]), { classes: 3 })),
  "surface distances": () =>
    surfaceDistances(target, labelMap([0, 1, 1, 1, 0, 2, 2, 2], [2, 4]), { classes: 3 }),
  "a report of a data set": () => {
    const meter = new DiceMeter({ classes: 3 });
    for (const id of ["a", "b", "c"]) meter.add(target, target, { id });
    return meter.report();
  },
  "the check of a gradient": () => gradcheck(loss, logits),
};
