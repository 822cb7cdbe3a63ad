import {
  diceLoss,
  edgeCases,
  exp,
  formatGradcheck,
  type GradcheckReport,
  gradcheck,
  lovaszSoftmaxLoss,
  relu,
  sum,
  type Tensor,
  tanh,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { labels, uniform } from "./inputs.ts";
import type { Result } from "./results.ts";

const SHAPE = [1, 6, 3];
const target = labels(91, [1, 6], 3);
const logits = uniform(92, SHAPE, [-2, 2]);
const soft = (x: Tensor) => diceLoss(x, target, { activation: "softmax" });

/** Soft Dice of a mask that is half full, and its gradient by hand; `error` is the factor that is wrong. */
function byHand(error: number) {
  const t = [1, 0, 1, 0, 1, 0];
  const sums = (p: Float64Array) => ({
    intersection: p.reduce((total, value, k) => total + value * t[k]!, 0),
    both: p.reduce((total, value) => total + value, 3),
  });
  const loss = (p: Float64Array) => 1 - (2 * sums(p).intersection) / sums(p).both;
  const gradient = (p: Float64Array) => {
    const { intersection, both } = sums(p);
    return p.map((_, k) => (2 * intersection - error * 2 * t[k]! * both) / (both * both));
  };
  return { loss, gradient };
}

/** Reports of gradient checks, and their text. */
export function gradcheckResults(): Result[] {
  const p = Float64Array.from(uniform(93, [6]).data);
  const checks: Readonly<Record<string, () => GradcheckReport>> = {
    pass: () => gradcheck(soft, logits),
    "pass in float32": () => gradcheck(soft, logits, { dtype: "float32" }),
    "pass of second derivatives": () => gradcheck(soft, logits, { order: 2 }),
    "pass of sorted errors": () =>
      gradcheck((x) => lovaszSoftmaxLoss(x, target, { activation: "softmax" }), logits, { seed: 3 }),
    "pass by hand": () => gradcheck(byHand(1).loss, p, { gradient: byHand(1).gradient, domain: [0, 1] }),
    "fail by hand": () =>
      gradcheck(byHand(1.01).loss, p, { gradient: byHand(1.01).gradient, domain: [0, 1] }),
    "fail of one element": () =>
      gradcheck((x: Float64Array) => x.reduce((total, value) => total + value * value * value, 0), p, {
        gradient: (x: Float64Array) => x.map((value, k) => (k === 4 ? 1 : 3) * value * value),
      }),
    kinks: () => gradcheck((x) => sum(relu(x)), tensor([0, 0.5, -0.5])),
    "too coarse": () => gradcheck((x: Float64Array) => Math.round(x[0]! * 50), p, { gradient: (x) => x }),
    composition: () => gradcheck((x) => sum(tanh(exp(x))), uniform(95, [5], [-2, 1])),
  };
  return Object.entries(checks).flatMap(([name, check]) => {
    const report = check();
    return [
      [`${name}, report`, report],
      [`${name}, text`, formatGradcheck(report)],
    ] satisfies Result[];
  });
}

/** Inputs on which gradients break, and the losses there. */
export function edgeResults(): Result[] {
  return edgeCases([2, 5, 3], { activation: "softmax" }).flatMap(({ name, prediction, target: wanted }) => [
    [`${name}, input`, [prediction, wanted]],
    [`${name}, loss`, diceLoss(prediction, wanted, { activation: "softmax", reduction: "none" })],
  ]) as Result[];
}
