import {
  diceLoss,
  focalTverskyLoss,
  jaccardLoss,
  logDiceLoss,
  type Tensor,
  tensor,
  tverskyLoss,
  valueAndGrad,
} from "softdice";
import { firstPixels } from "./pictures.ts";

/** What a pixel of each side pays: the gradient of a target pixel and that of another. */
export interface Prices {
  readonly loss: number;
  readonly onTarget: number;
  readonly elsewhere: number;
}

/** A member of the family of overlap losses, with its own numbers. */
export interface Member {
  readonly name: string;
  readonly alpha?: number;
  readonly beta?: number;
  readonly gamma?: number;
}

/** A state of the prediction: `hit` of the target is predicted, and `false` times the target's size elsewhere. */
export interface State {
  readonly hit: number;
  readonly spill: number;
}

const SIZE = 100;
const PIXELS = 1000;
const target = tensor(firstPixels(PIXELS, SIZE), [1, PIXELS]);

function lossOf({ name, alpha = 0.5, beta = 0.5, gamma = 1 }: Member): (p: Tensor) => Tensor {
  const options = { classAxis: null, smooth: 0 } as const;
  switch (name) {
    case "jaccard":
      return (p) => jaccardLoss(p, target, options);
    case "log-dice":
      return (p) => logDiceLoss(p, target, options);
    case "v-net":
      return (p) => diceLoss(p, target, { ...options, squared: true });
    case "tversky":
      return (p) => tverskyLoss(p, target, { ...options, alpha, beta });
    case "focal-tversky":
      return (p) => focalTverskyLoss(p, target, { ...options, alpha, beta, gamma });
    default:
      return (p) => diceLoss(p, target, options);
  }
}

/** The gradient of a target pixel and of another, in a picture whose probabilities are even on each side. */
export function pricesOf(member: Member, { hit, spill }: State): Prices {
  const p = new Float64Array(PIXELS).fill((spill * SIZE) / (PIXELS - SIZE)).fill(hit, 0, SIZE);
  const { value, gradient } = valueAndGrad(lossOf(member))(tensor(p, [1, PIXELS]));
  return { loss: value.item(), onTarget: gradient.data[0]!, elsewhere: gradient.data[PIXELS - 1]! };
}

/** The price of a false negative (the pull on a target pixel) or of a false positive, of a perfect prediction of 100. */
export function priceAtPerfection(name: string, side: string, alpha = 0.5, beta = 0.5): number {
  const prices = pricesOf({ name, alpha, beta }, { hit: 1, spill: 0 });
  return side === "target" ? prices.onTarget : prices.elsewhere;
}

/** The gradient of the Jaccard loss over that of the Dice loss, at a Dice. */
export function jaccardOverDice(dice: number): number {
  const state = { hit: dice / (2 - dice), spill: 0 };
  return pricesOf({ name: "jaccard" }, state).onTarget / pricesOf({ name: "dice" }, state).onTarget;
}

/** Dice minus Jaccard at a Dice. */
export function gapAt(dice: number): number {
  const state = { hit: dice / (2 - dice), spill: 0 };
  return pricesOf({ name: "jaccard" }, state).loss - pricesOf({ name: "dice" }, state).loss;
}

/** The pull on a target pixel at a Tversky index, by the focal Tversky loss of an exponent. */
export function focalPull(gamma: number, index: number): number {
  return pricesOf({ name: "focal-tversky", gamma }, { hit: index / (2 - index), spill: 0 }).onTarget;
}

/** What the exponent of the focal Tversky loss makes of the gradient at a Tversky index: its ratio to that of exponent 1. */
export function focalMultiplier(gamma: number, index: number): number {
  return focalPull(gamma, index) / focalPull(1, index);
}

/** The posterior above which a Tversky loss paints a pixel, at a state: push/(push − pull). */
export function tverskyCut(alpha: number, beta: number, hit: number, spill: number): number {
  const { onTarget, elsewhere } = pricesOf({ name: "tversky", alpha, beta }, { hit, spill });
  return elsewhere / (elsewhere - onTarget);
}

/** How many different numbers the gradient of a loss holds where all probabilities differ. */
export function valuesOf(name: string): number {
  const p = Float64Array.from({ length: PIXELS }, (_, k) => (k + 1) / (PIXELS + 2));
  return new Set(
    valueAndGrad(lossOf({ name }))(tensor(p, [1, PIXELS])).gradient.data.map((g) => Number(g.toPrecision(9))),
  ).size;
}
