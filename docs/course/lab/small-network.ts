import {
  add,
  binaryCrossEntropyLoss,
  convolve,
  diceCrossEntropyLoss,
  diceLoss,
  relu,
  type Tensor,
  tensor,
} from "softdice";
import { PICTURE } from "./ellipses.ts";

const CHANNELS = 6;
/** Both kernels of 3 × 3 with their biases, from 1 to 6 to 1 channels: 54 + 6 + 54 + 1 parameters. */
const SHAPES = [[3, 3, 1, CHANNELS], [CHANNELS], [3, 3, CHANNELS, 1], [1]] as const;
const SIZES = SHAPES.map((shape) => shape.reduce<number>((product, extent) => product * extent, 1));
/** The number of parameters, each of which takes one random number. */
export const PARAMETERS = SIZES.reduce((sum, size) => sum + size, 0);

/** The parameters before training. */
export function startWeights(next: () => number): Float64Array[] {
  return SIZES.map((size) => Float64Array.from({ length: size }, () => 0.6 * (next() - 0.5)));
}

/** The parameters as tensors, which are views. */
export function asTensors(weights: readonly Float64Array[]): Tensor[] {
  return weights.map((part, k) => tensor(part, SHAPES[k]!));
}

/** The logits of pictures, [pictures, rows, columns, 1]: two convolutions. */
export function network(pictures: Tensor, [first, bias, second, last]: readonly Tensor[]): Tensor {
  const hidden = relu(add(convolve(pictures, first!, { padding: "same" }), bias!));
  return add(convolve(hidden, second!, { padding: "same" }), last!);
}

/** Pictures one after the other, as a batch. */
export function batchOf(pictures: readonly Float64Array[]): Tensor {
  const all = new Float64Array(pictures.length * PICTURE * PICTURE);
  for (const [k, picture] of pictures.entries()) all.set(picture, k * PICTURE * PICTURE);
  return tensor(all, [pictures.length, PICTURE, PICTURE, 1]);
}

/** A loss of the lab's training by its name, of logits. */
export function lossOfLogits(name: string, target: Tensor): (z: Tensor) => Tensor {
  const options = { classAxis: null, activation: "sigmoid" } as const;
  if (name === "cross-entropy") return (z) => binaryCrossEntropyLoss(z, target, options);
  if (name === "weighted")
    return (z) => binaryCrossEntropyLoss(z, target, { ...options, positiveWeight: 14 });
  if (name === "v-net") return (z) => diceLoss(z, target, { ...options, squared: true });
  if (name === "dice-cross-entropy") return (z) => diceCrossEntropyLoss(z, target, { ...options }) as Tensor;
  return (z) => diceLoss(z, target, options);
}
