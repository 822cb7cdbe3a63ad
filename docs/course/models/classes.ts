import { diceLoss, generalizedDiceLoss, type Tensor, tensor, valueAndGrad } from "softdice";

/** The side of the picture in pixels. */
export const SIDE = 32;
const PIXELS = SIDE * SIDE;
export const CLASSES = ["background", "organ", "lesion"] as const;

/** Discs of the organ and of the lesion in it: the true ones, and those that are predicted. */
const DISCS = {
  target: [
    [16, 17, 9],
    [19, 13, 2.5],
  ],
  prediction: [
    [17, 16, 8.5],
    [20, 14.5, 2],
  ],
} as const;
/** The logits of the three classes are twice the distances to the edges of their discs, that of the background is 0. */
const STEEP = 2;

/** Probabilities and one-hot target of three classes, [1, pixels, 3]. */
export function threeClasses(lesion: boolean): { prediction: Float64Array; target: Float64Array } {
  const prediction = new Float64Array(3 * PIXELS);
  const target = new Float64Array(3 * PIXELS);
  for (let k = 0; k < PIXELS; k++) {
    const depths = (discs: readonly (readonly [x: number, y: number, radius: number])[]) =>
      discs.map(
        ([x, y, radius]) => radius - Math.hypot((k % SIDE) + 0.5 - x, Math.floor(k / SIDE) + 0.5 - y),
      );
    const [organ, spot] = depths(DISCS.target);
    target[3 * k + (lesion && spot! >= 0 ? 2 : organ! >= 0 ? 1 : 0)] = 1;
    const powers = [1, ...depths(DISCS.prediction).map((depth) => Math.exp(STEEP * depth))];
    // In the organ the lesion needs the larger logit.
    powers[2]! *= 1 + powers[1]!;
    const sum = powers.reduce((total, power) => total + power, 0);
    for (const [c, power] of powers.entries()) prediction[3 * k + c] = power / sum;
  }
  return { prediction, target };
}

export interface JoinedClasses {
  readonly loss: number;
  /** The gradient of each class as a picture. */
  readonly gradients: readonly Float64Array[];
  /** The sum of the pulls on the pixels of each class, as a part of all such pulls. */
  readonly shares: readonly number[];
}

/** The loss of three classes, joined as a mean, in one ratio, or with the weights of the generalized Dice. */
export function joinClasses(average: string, lesion: boolean, background: boolean): JoinedClasses {
  const { prediction, target } = threeClasses(lesion);
  const truth = tensor(target, [1, PIXELS, 3]);
  const options = { smooth: 1e-5, includeBackground: background };
  const loss = (p: Tensor) =>
    average === "generalized"
      ? generalizedDiceLoss(p, truth, options)
      : diceLoss(p, truth, { ...options, average: average === "micro" ? "micro" : "macro" });
  const { value, gradient } = valueAndGrad(loss)(tensor(prediction, [1, PIXELS, 3]));
  const gradients = CLASSES.map((_, c) =>
    Float64Array.from({ length: PIXELS }, (_, k) => gradient.data[3 * k + c]!),
  );
  const pulls = gradients.map((each, c) => each.reduce((sum, g, k) => sum - g * target[3 * k + c]!, 0));
  const total = pulls.reduce((sum, pull) => sum + pull, 0);
  return { loss: value.item(), gradients, shares: pulls.map((pull) => pull / total) };
}

/** The part of all pulls that the pixels of the lesion get. */
export function pullOnLesion(average: string): number {
  return joinClasses(average, true, true).shares[2]!;
}
