import {
  countOverlap,
  DiceMeter,
  diceLoss,
  diceScore,
  gradcheck,
  hvp,
  lovaszSoftmaxLoss,
  surfaceDistances,
  type Tensor,
  valueAndGrad,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

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

/** Some of what the root entry is for; what each gives is compared between runtimes. */
export const calls: Readonly<Record<string, () => unknown>> = {
  "the gradient of a Dice loss": () => differentiated(valueAndGrad(loss)(logits)),
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
