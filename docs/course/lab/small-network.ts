import {
  add,
  binaryCrossEntropyLoss,
  convolve,
  diceCrossEntropyLoss,
  diceLoss,
  relu,
  sigmoid,
  type Tensor,
  tensor,
  valueAndGrad,
} from "softdice";
import { uniform } from "../models/pictures.ts";

/** Training of a network of 115 parameters on ellipses: two convolutions of 3 × 3, 1 to 6 to 1 channels. */
export interface Training {
  readonly loss: string;
  readonly seed: number;
  readonly steps: number;
}

export interface Trained {
  /** The loss after each step. */
  readonly losses: number[];
  /** Mean Dice of unseen pictures at the threshold ½, and at the best of 19 thresholds. */
  readonly dice: number;
  readonly bestDice: number;
  /** The predicted volume over the true one, of unseen pictures. */
  readonly volume: number;
  /** Input, target and prediction of an unseen picture. */
  readonly input: Float64Array;
  readonly target: Float64Array;
  readonly prediction: Float64Array;
}

export const PICTURE = 24;
const PIXELS = PICTURE * PICTURE;
const CHANNELS = 6;
const BATCH = 8;
/** Standard deviation of the noise on a picture, whose object is 1. */
const NOISE = 0.6;
const RATE = 0.05;

interface Sample {
  readonly input: Float64Array;
  readonly target: Float64Array;
}

/** An ellipse in noise. */
function sampleOf(next: () => number): Sample {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const [cx, cy] = [6 + 12 * next(), 6 + 12 * next()];
  const [a, b, turn] = [2 + 3 * next(), 1.5 + 2 * next(), Math.PI * next()];
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const target = new Float64Array(PIXELS);
  const input = new Float64Array(PIXELS);
  for (let k = 0; k < PIXELS; k++) {
    const [x, y] = [(k % PICTURE) - cx, Math.floor(k / PICTURE) - cy];
    const [u, v] = [x * cosine + y * sine, y * cosine - x * sine];
    target[k] = (u / a) ** 2 + (v / b) ** 2 <= 1 ? 1 : 0;
    input[k] = target[k]! + NOISE * gauss();
  }
  return { input, target };
}

type Weights = readonly [Tensor, Tensor, Tensor, Tensor];

/** Both kernels of 3 × 3 with their biases: 54 + 6 + 54 + 1 parameters. */
function startWeights(next: () => number): Weights {
  const part = (...shape: number[]) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    return tensor(
      Float64Array.from({ length: size }, () => 0.6 * (next() - 0.5)),
      shape,
    );
  };
  return [part(3, 3, 1, CHANNELS), part(CHANNELS), part(3, 3, CHANNELS, 1), part(1)];
}

/** The logits of pictures, [pictures, rows, columns, 1]. */
function network(pictures: Tensor, [first, bias, second, last]: Weights): Tensor {
  const hidden = relu(add(convolve(pictures, first, { padding: "same" }), bias));
  return add(convolve(hidden, second, { padding: "same" }), last);
}

/** Pictures one after the other, as a batch. */
function batchOf(pictures: readonly Float64Array[]): Tensor {
  const all = new Float64Array(pictures.length * PIXELS);
  for (const [k, picture] of pictures.entries()) all.set(picture, k * PIXELS);
  return tensor(all, [pictures.length, PICTURE, PICTURE, 1]);
}

function lossOf(name: string, target: Tensor): (z: Tensor) => Tensor {
  const options = { classAxis: null, activation: "sigmoid" } as const;
  if (name === "cross-entropy") return (z) => binaryCrossEntropyLoss(z, target, options);
  if (name === "weighted")
    return (z) => binaryCrossEntropyLoss(z, target, { ...options, positiveWeight: 14 });
  if (name === "v-net") return (z) => diceLoss(z, target, { ...options, squared: true });
  if (name === "dice-cross-entropy") return (z) => diceCrossEntropyLoss(z, target, { ...options }) as Tensor;
  return (z) => diceLoss(z, target, options);
}

/** Trains the network by Adam on batches of eight fresh pictures. */
export function train({ loss, seed, steps }: Training): Trained {
  const next = uniform(seed);
  const weights = startWeights(next);
  const [mean, square] = [weights, weights].map((parts) => parts.map(({ size }) => new Float64Array(size)));
  const losses: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const samples = Array.from({ length: BATCH }, () => sampleOf(next));
    const input = batchOf(samples.map((sample) => sample.input));
    const lossOfLogits = lossOf(loss, batchOf(samples.map((sample) => sample.target)));
    const { value, gradients } = valueAndGrad((first: Tensor, bias: Tensor, second: Tensor, last: Tensor) =>
      lossOfLogits(network(input, [first, bias, second, last])),
    )(...weights);
    losses.push(value.item());
    for (const [part, { data }] of weights.entries()) {
      const [slopes, first, second] = [gradients[part]!.data, mean![part]!, square![part]!];
      for (let i = 0; i < data.length; i++) {
        first[i] = 0.9 * first[i]! + 0.1 * slopes[i]!;
        second[i] = 0.999 * second[i]! + 0.001 * slopes[i]! ** 2;
        data[i]! -=
          (RATE * (first[i]! / (1 - 0.9 ** step))) / (Math.sqrt(second[i]! / (1 - 0.999 ** step)) + 1e-9);
      }
    }
  }
  return { losses, ...evaluate(weights, seed) };
}

function evaluate(weights: Weights, seed: number): Omit<Trained, "losses"> {
  const next = uniform(seed + 1000);
  const unseen = Array.from({ length: 40 }, () => sampleOf(next));
  const { data } = sigmoid(network(batchOf(unseen.map(({ input }) => input)), weights));
  const predictions = unseen.map((_, k) => Float64Array.from(data.subarray(k * PIXELS, (k + 1) * PIXELS)));
  let [painted, actual] = [0, 0];
  const diceAt = (threshold: number) => {
    [painted, actual] = [0, 0];
    let total = 0;
    for (const [k, { target }] of unseen.entries()) {
      let [both, predicted, size] = [0, 0, 0];
      for (let i = 0; i < PIXELS; i++) {
        const p = predictions[k]![i]! > threshold ? 1 : 0;
        both += p * target[i]!;
        predicted += p;
        size += target[i]!;
      }
      total += predicted + size > 0 ? (2 * both) / (predicted + size) : 1;
      painted += predicted;
      actual += size;
    }
    return total / unseen.length;
  };
  const bestDice = Math.max(...Array.from({ length: 19 }, (_, k) => diceAt((k + 1) / 20)));
  const dice = diceAt(0.5);
  return {
    dice,
    bestDice,
    volume: painted / actual,
    input: unseen[0]!.input,
    target: unseen[0]!.target,
    prediction: predictions[0]!,
  };
}
