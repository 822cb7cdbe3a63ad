import {
  add,
  diceLoss,
  divide,
  gradcheck,
  mean,
  multiply,
  sigmoid,
  subtract,
  sum,
  type Tensor,
  tensor,
  valueAndGrad,
} from "softdice";
import { pictureWith, SIDE } from "./scenes.ts";

/** A broken loss of probabilities or logits: what it gives, and the gradient that its author wrote. */
export interface Bug {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  /** The value that training shows. */
  readonly value: (x: Float64Array, target: Float64Array) => number;
  /** The gradient that training follows. */
  readonly gradient: (x: Float64Array, target: Float64Array) => Float64Array;
  /** Whether value and gradient disagree, which is what a gradient check sees. */
  readonly wrongGradient: boolean;
}

const PLAIN = { classAxis: null, smooth: 1e-6 } as const;
const row = (x: Float64Array) => tensor(x, [1, x.length]);
const LOGITS = { ...PLAIN, activation: "sigmoid" } as const;

/** A bug that is a function of softdice operations: its value and its gradient fit, and both are wrong. */
function fitting(id: string, name: string, hint: string, loss: (z: Tensor, target: Tensor) => Tensor): Bug {
  const of = (x: Float64Array, t: Float64Array) => valueAndGrad((z: Tensor) => loss(z, row(t)))(row(x));
  return {
    id,
    name,
    hint,
    value: (x, t) => of(x, t).value.item(),
    gradient: (x, t) => of(x, t).gradient.data as Float64Array,
    wrongGradient: false,
  };
}

/** A bug in a hand-written backward pass. */
function handWritten(
  id: string,
  name: string,
  hint: string,
  change: (g: number, t: number, size: number) => number,
): Bug {
  const of = (x: Float64Array, t: Float64Array) =>
    valueAndGrad((z: Tensor) => diceLoss(z, row(t), LOGITS))(row(x));
  return {
    id,
    name,
    hint,
    value: (x, t) => of(x, t).value.item(),
    gradient: (x, t) => Float64Array.from(of(x, t).gradient.data, (g, k) => change(g, t[k]!, x.length)),
    wrongGradient: true,
  };
}

/** Seven ways to break a Dice loss, all of which somebody has published. */
export const BUGS: readonly Bug[] = [
  handWritten("sign", "the sign of the backward pass is that of the score", "the loss rises", (g) => -g),
  handWritten(
    "target",
    "the backward pass leaves out every pixel that is not target",
    "nothing pushes down",
    (g, t) => (t > 0.5 ? g : 0),
  ),
  fitting("half", "the factor 2 is missing", "a perfect prediction has the loss ½", (z, t) => {
    const p = sigmoid(z);
    const both = sum(multiply(p, t));
    return subtract(1, divide(add(both, 1e-6), add(add(sum(p), sum(t)), 1e-6)));
  }),
  fitting(
    "axis",
    "the sums run over an axis of one, so that each pixel has its own Dice",
    "the gradient has no balance of two sides",
    (z, t) => {
      const p = sigmoid(z);
      return subtract(1, mean(divide(add(multiply(multiply(p, t), 2), 1), add(add(p, t), 1))));
    },
  ),
  fitting("twice", "the sigmoid is applied twice", "the loss sticks just below 0.9", (z, t) =>
    diceLoss(sigmoid(sigmoid(z)), t, PLAIN),
  ),
  fitting(
    "raw",
    "the loss takes raw logits for probabilities",
    "the loss leaves the range from 0 to 1",
    (z, t) => diceLoss(z, t, { ...PLAIN, validate: false }),
  ),
  fitting("255", "the labels are 0 and 255", "the loss falls below 0", (z, t) => {
    const p = sigmoid(z);
    const labels = multiply(t, 255);
    return subtract(
      1,
      divide(add(multiply(sum(multiply(p, labels)), 2), 1e-6), add(add(sum(p), sum(labels)), 1e-6)),
    );
  }),
];

export interface Course {
  readonly values: number[];
  /** The gradient at the start. */
  readonly gradient: Float64Array;
}

/** What a learner sees of a bug: the value over 60 steps of descent, and the first gradient as a map. */
export function showBug(bug: Bug): Course {
  const { target, prediction } = pictureWith("discs", []);
  const logits = prediction.map((p) => Math.max(-3, Math.min(3, Math.log(p / (1 - p)))));
  const gradient = bug.gradient(logits.slice(), target);
  const values: number[] = [];
  for (let step = 0; step < 60; step++) {
    values.push(bug.value(logits.slice(), target));
    const g = bug.gradient(logits.slice(), target);
    const largest = Math.max(...g.map(Math.abs)) || 1;
    // The first step moves the fastest pixel by one, so that losses of any scale can be seen.
    for (let k = 0; k < logits.length; k++)
      logits[k] = Math.max(-20, Math.min(20, logits[k]! - (0.5 * g[k]!) / largest));
  }
  return { values, gradient };
}

/** What the library's gradient check says of a bug. */
export function checkBug(bug: Bug): "pass" | "fail" | "unresolved" {
  const { target, prediction } = pictureWith("discs", []);
  // A strip through both discs keeps the check small.
  const strip = (field: Float64Array) => field.slice(30 * SIDE + 16, 30 * SIDE + 48);
  const t = strip(target);
  const x = strip(prediction).map((p) => Math.max(-3, Math.min(3, Math.log(p / (1 - p)))));
  const report = gradcheck((z: Float64Array) => bug.value(z, t), x, {
    gradient: (z: Float64Array) => bug.gradient(z, t),
  });
  return report.verdict;
}
