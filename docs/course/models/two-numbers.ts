import { binaryCrossEntropyLoss, diceLoss, type Tensor, tensor, valueAndGrad } from "softdice";
import { firstPixels, uniform } from "./pictures.ts";

/** What the Dice loss of one picture says, and what its gradient does. */
export interface Answer {
  readonly loss: number;
  readonly dice: number;
  /** ∂L/∂p, or ∂L/∂z where the input holds logits. */
  readonly gradient: Float64Array;
  /** U = Σp + Σt */
  readonly total: number;
  /** The lowest and the highest gradient: the hardest pull up, the hardest push down. */
  readonly pull: number;
  readonly push: number;
  /** How many different numbers the gradient holds. */
  readonly values: number;
}

/** The Dice loss without smoothing, with its gradient in the probabilities or the logits. */
export function diceOf(input: Float64Array, target: Float64Array, inLogits: boolean): Answer {
  const side = [1, input.length];
  const truth = tensor(target, side);
  const loss = (x: Tensor) =>
    diceLoss(x, truth, { classAxis: null, smooth: 0, activation: inLogits ? "sigmoid" : "none" });
  const { value, gradient } = valueAndGrad(loss)(tensor(input, side));
  const numbers = gradient.data as Float64Array;
  let [pull, push, total] = [0, 0, 0];
  for (let k = 0; k < input.length; k++) {
    pull = Math.min(pull, numbers[k]!);
    push = Math.max(push, numbers[k]!);
    total += target[k]! + (inLogits ? 1 / (1 + Math.exp(-input[k]!)) : input[k]!);
  }
  const dice = 1 - value.item();
  return { loss: value.item(), dice, gradient: numbers, total, pull, push, values: new Set(numbers).size };
}

/** The smallest number of pixels that hold a share of the gradient's absolute sum. */
export function pixelsHolding(gradient: Float64Array, share: number): number {
  const sizes = gradient.map(Math.abs).sort();
  const wanted = share * sizes.reduce((sum, size) => sum + size, 0);
  let count = 0;
  for (let held = 0; held < wanted && count < sizes.length; ) held += sizes[sizes.length - ++count]!;
  return count;
}

/** A picture of `pixels` whose first `size` pixels are the target, all predicted `p`. */
export function evenPicture(
  pixels: number,
  size: number,
  p: number,
): { input: Float64Array; target: Float64Array } {
  return { input: new Float64Array(pixels).fill(p), target: firstPixels(pixels, size) };
}

/** The pull on a target pixel of an even prediction. */
export function pullOfEven(pixels: number, size: number, p: number): number {
  const { input, target } = evenPicture(pixels, size, p);
  return diceOf(input, target, false).pull;
}

/** The push on any other pixel of an even prediction. */
export function pushOfEven(pixels: number, size: number, p: number): number {
  const { input, target } = evenPicture(pixels, size, p);
  return diceOf(input, target, false).push;
}

/** How many times harder a target pixel of an even prediction is pulled than another is pushed. */
export function ratioOfEven(pixels: number, size: number, p: number): number {
  return -pullOfEven(pixels, size, p) / pushOfEven(pixels, size, p);
}

/** The ratio of pull and push at a given Dice: 16 target pixels predicted D/(2 − D), 48 others predicted 0. */
export function ratioAtDice(dice: number): number {
  const input = new Float64Array(64).fill(dice / (2 - dice), 0, 16);
  const { pull, push } = diceOf(input, firstPixels(64, 16), false);
  return -pull / push;
}

/** A seeded picture of 64 pixels: random probabilities, a third of the pixels are target. */
export function randomPicture(seed: number): { input: Float64Array; target: Float64Array } {
  const next = uniform(seed);
  const input = Float64Array.from({ length: 64 }, () => next());
  const target = Float64Array.from({ length: 64 }, () => (next() < 1 / 3 ? 1 : 0));
  return { input, target };
}

/** How many different numbers the gradient of a loss holds on a seeded picture. */
export function valuesOfRandom(loss: string, seed: number): number {
  const { input, target } = randomPicture(seed);
  const truth = tensor(target, [1, 64]);
  const f = (p: Tensor) =>
    loss === "dice"
      ? diceLoss(p, truth, { classAxis: null, smooth: 0 })
      : binaryCrossEntropyLoss(p, truth, { classAxis: null });
  return new Set(valueAndGrad(f)(tensor(input, [1, 64])).gradient.data).size;
}

/** The largest difference of the gradient from (D − 2t)/U on a seeded picture, as a share of the largest. */
export function distanceFromFormula(seed: number): number {
  const { input, target } = randomPicture(seed);
  const { dice, total, gradient } = diceOf(input, target, false);
  const formula = target.map((t) => (dice - 2 * t) / total);
  return Math.max(...gradient.map((g, k) => Math.abs(g - formula[k]!))) / Math.max(...formula.map(Math.abs));
}

/** The sum of the gradient over the target of an object that is predicted perfectly. */
export function pullAtPerfection(size: number): number {
  const target = firstPixels(4 * size, size);
  const { gradient } = diceOf(target.slice(), target, false);
  return gradient.subarray(0, size).reduce((sum, g) => sum + g, 0);
}
