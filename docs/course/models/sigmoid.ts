import {
  add,
  binaryCrossEntropyLoss,
  diceLoss,
  logDiceLoss,
  type OverlapLossOptions,
  sigmoid,
  type Tensor,
  tensor,
  valueAndGrad,
} from "softdice";
import { firstPixels } from "./pictures.ts";

/** The losses that race in chapter 2. */
export type Racer = "dice" | "v-net" | "log-dice" | "cross-entropy" | "dice-cross-entropy";

export const RACERS: readonly (readonly [Racer, string])[] = [
  ["dice", "Dice"],
  ["cross-entropy", "cross entropy"],
  ["dice-cross-entropy", "Dice + cross entropy"],
  ["log-dice", "log Dice"],
];

const PIXELS = 32 * 32;
const SIZE = 50;
const target = tensor(firstPixels(PIXELS, SIZE), [1, PIXELS]);

const OVERLAP: OverlapLossOptions = { classAxis: null, smooth: 0, activation: "sigmoid" };

/** A loss of logits. */
export function lossOf(racer: Racer): (z: Tensor) => Tensor {
  const entropy = (z: Tensor) =>
    binaryCrossEntropyLoss(z, target, { classAxis: null, activation: "sigmoid" });
  switch (racer) {
    case "dice":
      return (z) => diceLoss(z, target, OVERLAP);
    case "v-net":
      return (z) => diceLoss(z, target, { ...OVERLAP, squared: true });
    case "log-dice":
      return (z) => logDiceLoss(z, target, OVERLAP);
    case "cross-entropy":
      return entropy;
    case "dice-cross-entropy":
      return (z) => add(diceLoss(z, target, OVERLAP), entropy(z));
  }
}

/** The gradients of a target pixel and of another, where all target logits are one number and all others another. */
export function slopesAt(racer: Racer, onTarget: number, elsewhere: number): readonly [number, number] {
  const logits = new Float64Array(PIXELS).fill(elsewhere).fill(onTarget, 0, SIZE);
  const { gradient } = valueAndGrad(lossOf(racer))(tensor(logits, [1, PIXELS]));
  return [gradient.data[0]!, gradient.data[PIXELS - 1]!];
}

/** The pull on a missed target pixel where all logits are `z`: the magnitude of its gradient. */
export function pullAtLogit(racer: Racer, z: number): number {
  return Math.abs(slopesAt(racer, z, z)[0]);
}

/** How many times the pull of one loss on a missed pixel is that of another. */
export function pullRatio(racer: Racer, other: Racer, z: number): number {
  return pullAtLogit(racer, z) / pullAtLogit(other, z);
}

/** One run of gradient descent from logits that are all `start`: the probability of a target pixel after each step. */
export function escapePath(racer: Racer, start: number, steps: number, rate = 10): number[] {
  let [onTarget, elsewhere] = [start, start];
  const path = [1 / (1 + Math.exp(-onTarget))];
  while (path.length <= steps && path.at(-1)! <= 0.5) {
    const [pull, push] = slopesAt(racer, onTarget, elsewhere);
    onTarget -= rate * pull;
    elsewhere -= rate * push;
    path.push(1 / (1 + Math.exp(-onTarget)));
  }
  return path;
}

/** Steps of gradient descent until a target pixel is above ½. */
export function stepsToEscape(racer: Racer, start: number): number {
  return escapePath(racer, start, 100_000).length - 1;
}

/** The logit, between −8 and 0, below which cross entropy pulls harder than Dice. */
export function crossing(): number {
  let [low, high] = [-8, 0];
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    if (pullRatio("cross-entropy", "dice", middle) > 1) low = middle;
    else high = middle;
  }
  return low;
}

/** The lowest Dice loss that a sigmoid of a sigmoid can reach: probabilities between ½ and 0.731. */
export function bestOfTwoSigmoids(): number {
  const perfect = firstPixels(PIXELS, SIZE);
  return diceLoss(sigmoid(tensor(perfect, [1, PIXELS])), target, { classAxis: null, smooth: 0 }).item();
}

/** What the sigmoid passes on of a gradient where it gives p: p(1 − p), at most ¼. */
export function passedOfProbability(p: number): number {
  return p * (1 - p);
}

/** What the sigmoid passes on of a gradient at a logit. */
export function passedOn(z: number): number {
  return passedOfProbability(1 / (1 + Math.exp(-z)));
}
