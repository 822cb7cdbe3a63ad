import type { FloatArray } from "../../src/index.ts";

/** Added to both sides of the ratio. */
const SMOOTH = 1e-6;

function sumsOf(prediction: FloatArray, target: ArrayLike<number>) {
  let [intersection, both] = [0, 0];
  for (let k = 0; k < prediction.length; k++) {
    intersection += prediction[k]! * target[k]!;
    both += prediction[k]! + target[k]!;
  }
  return { above: 2 * intersection + SMOOTH, below: both + SMOOTH };
}

/** Soft Dice loss of one class, a black box. */
export function softDice(prediction: FloatArray, target: ArrayLike<number>): number {
  const { above, below } = sumsOf(prediction, target);
  return 1 - above / below;
}

/** Its gradient, by hand, in the kind of array that the prediction has. */
export function softDiceGradient<Numbers extends FloatArray>(
  prediction: Numbers,
  target: ArrayLike<number>,
): Numbers {
  const { above, below } = sumsOf(prediction, target);
  return prediction.map((_, k) => (above / below - 2 * target[k]!) / below) as Numbers;
}
