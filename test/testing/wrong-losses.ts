import { customGradient, diceLoss, grad, multiply, type Tensor } from "../../src/index.ts";

/** Dice loss with a gradient that is off by a factor. */
export function scaledDice(factor: number): (prediction: Tensor, target: Tensor) => Tensor {
  return customGradient((prediction: Tensor, target: Tensor) => ({
    value: diceLoss(prediction, target),
    pullback: (gradient) => {
      const right = grad((p: Tensor) => diceLoss(p, target))(prediction);
      return [multiply(multiply(factor, gradient), right), null];
    },
  }));
}

const SMOOTH = 1e-6;

/** Dice of one class over all voxels, written by hand. */
export function handDice({ data: p }: Tensor, { data: t }: Tensor): number {
  const { intersection, both } = sums(p, t);
  return 1 - (2 * intersection + SMOOTH) / (both + SMOOTH);
}

/** Its gradient without the smoothing that the loss has: right to 1e-6 of it where masks are large. */
export function handGradientWithoutSmooth({ data: p }: Tensor, { data: t }: Tensor): Float64Array {
  const { intersection, both } = sums(p, t);
  return Float64Array.from(p, (_, k) => (-2 * (t[k]! * both - intersection)) / (both * both));
}

/** Its gradient. */
export function handGradient({ data: p }: Tensor, { data: t }: Tensor): Float64Array {
  const { intersection, both } = sums(p, t);
  const [top, bottom] = [2 * intersection + SMOOTH, both + SMOOTH];
  return Float64Array.from(p, (_, k) => -(2 * t[k]! * bottom - top) / (bottom * bottom));
}

function sums(p: ArrayLike<number>, t: ArrayLike<number>): { intersection: number; both: number } {
  let intersection = 0;
  let both = 0;
  for (let k = 0; k < p.length; k++) {
    intersection += p[k]! * t[k]!;
    both += p[k]! + t[k]!;
  }
  return { intersection, both };
}
