import {
  binaryCrossEntropyLoss,
  type DType,
  diceLoss,
  diceScore,
  erf,
  grad,
  type Tensor,
  tensor,
} from "softdice";
import { firstPixels } from "./pictures.ts";

/** The area of the standard normal distribution above x. */
export function normalTail(x: number): number {
  return (1 - erf(tensor(Float64Array.of(x / Math.SQRT2), [1])).item()) / 2;
}

/** Pixels whose value is normal around 1 on the target, around 0 elsewhere; the target's share is `share`. */
export interface TwoHeaps {
  readonly share: number;
  readonly spread: number;
}

/** The probability that a pixel of value x is target. */
export function posterior(x: number, { share, spread }: TwoHeaps): number {
  return 1 / (1 + ((1 - share) / share) * Math.exp((1 - 2 * x) / (2 * spread * spread)));
}

/** The value at which the posterior is q. */
export function valueAt(q: number, { share, spread }: TwoHeaps): number {
  return 0.5 + spread * spread * Math.log((q / (1 - q)) * ((1 - share) / share));
}

/** Dice, and the predicted volume over the true one, where pixels above a posterior are painted. */
export function cutAt(q: number, heaps: TwoHeaps): { dice: number; volume: number } {
  const x = valueAt(q, heaps);
  const found = heaps.share * normalTail((x - 1) / heaps.spread);
  const false_ = (1 - heaps.share) * normalTail(x / heaps.spread);
  // The score takes counts: a trillion pixels.
  const whole = (part: number) => Math.round(part * 1e12);
  const counts = {
    intersection: [0, whole(found)],
    predicted: [0, whole(found + false_)],
    actual: [0, whole(heaps.share)],
    voxels: 1e12,
  };
  return { dice: diceScore(counts, { includeBackground: false }), volume: (found + false_) / heaps.share };
}

/** The posterior above which cross entropy with a weight on the target paints a pixel. */
export function cutOfWeight(weight: number): number {
  return 1 / (1 + weight);
}

/** The cut with the best Dice, by golden section over the posterior. */
export function bestCut(heaps: TwoHeaps): number {
  let [low, high] = [1e-4, 0.9];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let k = 0; k < 60; k++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (cutAt(a, heaps).dice < cutAt(b, heaps).dice) low = a;
    else high = b;
  }
  return (low + high) / 2;
}

export function diceOfWeight(weight: number, share: number, spread: number): number {
  return cutAt(cutOfWeight(weight), { share, spread }).dice;
}

export function volumeOfWeight(weight: number, share: number, spread: number): number {
  return cutAt(cutOfWeight(weight), { share, spread }).volume;
}

export function bestCutOf(share: number, spread: number): number {
  return bestCut({ share, spread });
}

export function bestDiceOf(share: number, spread: number): number {
  return cutAt(bestCutOf(share, spread), { share, spread }).dice;
}

/** The weight of cross entropy whose cut is the best one for Dice. */
export function bestWeightOf(share: number, spread: number): number {
  return 1 / bestCutOf(share, spread) - 1;
}

/** Pixels of a picture for constants: 1,000. */
const PIXELS = 1000;

/** The loss of a prediction that is one number everywhere. */
export function lossOfConstant(loss: string, share: number, constant: number): number {
  const target = tensor(firstPixels(PIXELS, Math.round(share * PIXELS)), [1, PIXELS]);
  const p = tensor(new Float64Array(PIXELS).fill(constant), [1, PIXELS]);
  if (loss === "cross-entropy") return binaryCrossEntropyLoss(p, target, { classAxis: null }).item();
  return diceLoss(p, target, { classAxis: null, smooth: 0, squared: loss === "v-net" }).item();
}

/** The one number that is the best prediction everywhere, by golden section over the library's loss: a step asks it once. */
export function bestConstant(loss: string, share: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  const lossAt = (constant: number) => lossOfConstant(loss, share, constant);
  let [low, high] = [1e-9, 1];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [lossAtA, lossAtB] = [lossAt(a), lossAt(b)];
  for (let step = 0; step < GOLDEN_STEPS; step++) {
    if (lossAtA > lossAtB) {
      [low, a, lossAtA] = [a, b, lossAtB];
      b = low + golden * (high - low);
      lossAtB = lossAt(b);
    } else {
      [high, b, lossAtB] = [b, a, lossAtA];
      a = high - golden * (high - low);
      lossAtA = lossAt(a);
    }
  }
  return (low + high) / 2;
}

/** Steps after which 1 has become less than 10⁻⁹. */
const GOLDEN_STEPS = 44;

/**
 * The share of a loss's gradient that is on the target: `size` pixels, and all pixels are predicted p. The sigmoid passes on
 * the same part at each of them, so the share is one in the logits and in p, and each loss takes what is faster for it. A
 * figure takes float32, which has digits enough for what it shows, and half of the time.
 */
export function shareOnTarget(
  loss: string,
  pixels: number,
  size: number,
  p: number,
  dtype: DType = "float64",
): number {
  const Values = dtype === "float32" ? Float32Array : Float64Array;
  const target = tensor(new Values(pixels).fill(1, 0, size), [1, pixels]);
  const isDice = loss === "dice";
  const everywhere = isDice ? p : Math.log(p / (1 - p));
  const { data } = grad((x: Tensor) =>
    isDice
      ? diceLoss(x, target, { classAxis: null, smooth: 0 })
      : binaryCrossEntropyLoss(x, target, { classAxis: null, activation: "sigmoid" }),
  )(tensor(new Values(pixels).fill(everywhere), [1, pixels]));
  let [onTarget, all] = [0, 0];
  for (let k = 0; k < data.length; k++) {
    all += Math.abs(data[k]!);
    if (k < size) onTarget += Math.abs(data[k]!);
  }
  return onTarget / all;
}

/** The same share by its formula. */
export function shareByFormula(loss: string, pixels: number, size: number, p: number): number {
  const others = p * (pixels - size);
  const perTarget = loss === "cross-entropy" ? others / ((1 - p) * size) : others / (others + size);
  return 1 / (1 + perTarget);
}

/** The difference of the formula from the share that the library's gradient has. */
export function formulaError(loss: string, pixels: number, size: number, p: number): number {
  return shareByFormula(loss, pixels, size, p) - shareOnTarget(loss, pixels, size, p);
}
