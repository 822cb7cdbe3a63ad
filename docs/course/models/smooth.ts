import { diceLoss, type Smooth, type Tensor, tensor, valueAndGrad } from "softdice";
import { blob, firstPixels, uniform } from "./pictures.ts";

/** Where ε is added: to numerator and denominator, or to one of them alone. */
export type Place = "both" | "numerator" | "denominator";

/** The option of the library for an ε in a place. */
export function smoothOf(epsilon: number, place: Place): number | Smooth {
  if (place === "both") return epsilon;
  return place === "numerator" ? { numerator: epsilon } : { denominator: epsilon };
}

/**
 * The push on everything: the sum of the gradient over a picture predicted ½ everywhere. Above 0 the loss falls when all
 * pixels are lowered together.
 */
export function pushOnEverything(side: number, size: number, epsilon: number, place: Place = "both"): number {
  const target = tensor(firstPixels(side * side, size), [1, side * side]);
  const loss = (p: Tensor) => diceLoss(p, target, { classAxis: null, smooth: smoothOf(epsilon, place) });
  const { gradient } = valueAndGrad(loss)(tensor(new Float64Array(side * side).fill(0.5), [1, side * side]));
  return (gradient.data as Float64Array).reduce((sum, g) => sum + g, 0);
}

/**
 * The object size in pixels, not whole, at which the push on everything is 0: the root of 2G² + 2Gε = Nε, without 2Gε where
 * the numerator alone has ε.
 */
export function turningSize(pixels: number, epsilon: number, place: Place = "both"): number {
  return place === "numerator"
    ? Math.sqrt((epsilon * pixels) / 2)
    : (Math.sqrt(epsilon * epsilon + 2 * epsilon * pixels) - epsilon) / 2;
}

/** The smallest object, in whole pixels, that a square picture is told to grow: by bisection over gradients. */
export function smallestGrowing(side: number, epsilon: number, place: Place = "both"): number {
  let [low, high] = [0, side * side];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (pushOnEverything(side, middle, epsilon, place) < 0) high = middle;
    else low = middle;
  }
  return high;
}

/** The gradient at each pixel of an empty picture of 100 pixels whose predictions sum to S. */
export function slopeOnEmpty(sum: number, epsilon: number, place: Place = "both"): number {
  const pixels = 100;
  const target = tensor(new Float64Array(pixels), [1, pixels]);
  const loss = (p: Tensor) => diceLoss(p, target, { classAxis: null, smooth: smoothOf(epsilon, place) });
  return valueAndGrad(loss)(tensor(new Float64Array(pixels).fill(sum / pixels), [1, pixels])).gradient
    .data[0]!;
}

/** The Dice loss of 100 predicted pixels against an empty target. */
export function lossOnEmpty(epsilon: number): number {
  const empty = tensor(new Float64Array(100), [1, 100]);
  return diceLoss(tensor(new Float64Array(100).fill(1), [1, 100]), empty, {
    classAxis: null,
    smooth: epsilon,
  }).item();
}

export interface CollapseOptions {
  readonly epsilon: number;
  readonly place: Place;
  /** Whether half of the images hold no object. */
  readonly empties: boolean;
  readonly seed: number;
  readonly batch?: boolean;
}

export interface Collapse {
  /** Mean Dice over the images that hold an object, at the threshold ½, after each step. */
  readonly scores: number[];
  readonly final: number;
}

const SIDE = 32;
const IMAGES = 64;
const STEPS = 400;

/**
 * The smallest network that collapses: p = σ(a·x + b), two parameters for all pixels of 64 images, trained in batches of 8
 * by Adam. An image is 1 on its object and noise everywhere; half of the images may hold no object.
 */
export function trainTwoParameters({
  epsilon,
  place,
  empties,
  seed,
  batch = false,
}: CollapseOptions): Collapse {
  const next = uniform(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const images = Array.from({ length: IMAGES }, (_, k) => {
    const size = empties && k % 2 === 1 ? 0 : Math.round(6 + 34 * next());
    const target = size === 0 ? new Float64Array(SIDE * SIDE) : blob(SIDE, size);
    return { size, target, input: target.map((t) => t + 0.5 * gauss()) };
  });
  const parameters = [0.1, 0];
  const [mean, square] = [
    [0, 0],
    [0, 0],
  ];
  const scores: number[] = [];
  const pixels = SIDE * SIDE;
  for (let step = 1; step <= STEPS; step++) {
    const chosen = Array.from({ length: 8 }, () => images[Math.floor(next() * IMAGES)]!);
    const x = new Float64Array(8 * pixels);
    const t = new Float64Array(8 * pixels);
    for (const [k, image] of chosen.entries()) {
      x.set(image.input, k * pixels);
      t.set(image.target, k * pixels);
    }
    const logits = x.map((value) => parameters[0]! * value + parameters[1]!);
    const truth = tensor(t, [8, pixels]);
    const loss = (z: Tensor) =>
      diceLoss(z, truth, { classAxis: null, activation: "sigmoid", smooth: smoothOf(epsilon, place), batch });
    const gradient = valueAndGrad(loss)(tensor(logits, [8, pixels])).gradient.data;
    const slopes = [0, 0];
    for (let k = 0; k < x.length; k++) {
      slopes[0]! += gradient[k]! * x[k]!;
      slopes[1]! += gradient[k]!;
    }
    for (const index of [0, 1]) {
      mean[index] = 0.9 * mean[index]! + 0.1 * slopes[index]!;
      square[index] = 0.999 * square[index]! + 0.001 * slopes[index]! ** 2;
      const corrected =
        mean[index]! / (1 - 0.9 ** step) / (Math.sqrt(square[index]! / (1 - 0.999 ** step)) + 1e-12);
      parameters[index]! -= 0.05 * corrected;
    }
    if (step % 10 === 0) scores.push(scoreOf(images, parameters));
  }
  return { scores, final: scores.at(-1)! };
}

/** Mean Dice at the threshold ½ over the images that hold an object. */
function scoreOf(
  images: readonly { size: number; target: Float64Array; input: Float64Array }[],
  [a, b]: readonly number[],
): number {
  let [sum, count] = [0, 0];
  for (const { size, target, input } of images) {
    if (size === 0) continue;
    let [both, predicted] = [0, 0];
    for (let k = 0; k < input.length; k++) {
      if (a! * input[k]! + b! <= 0) continue;
      predicted++;
      both += target[k]!;
    }
    sum += (2 * both) / (predicted + size);
    count++;
  }
  return sum / count;
}
