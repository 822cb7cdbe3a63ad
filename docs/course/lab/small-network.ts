import {
  binaryCrossEntropyLoss,
  diceCrossEntropyLoss,
  diceLoss,
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
const PARAMETERS = 9 * CHANNELS + CHANNELS + 9 * CHANNELS + 1;

interface Sample {
  readonly input: Float64Array;
  readonly target: Float64Array;
}

/** An ellipse in noise. */
function sampleOf(next: () => number): Sample {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const [cx, cy] = [6 + 12 * next(), 6 + 12 * next()];
  const [a, b, turn] = [2 + 3 * next(), 1.5 + 2 * next(), Math.PI * next()];
  const target = new Float64Array(PIXELS);
  const input = new Float64Array(PIXELS);
  for (let k = 0; k < PIXELS; k++) {
    const [x, y] = [(k % PICTURE) - cx, Math.floor(k / PICTURE) - cy];
    const [u, v] = [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
    target[k] = (u / a) ** 2 + (v / b) ** 2 <= 1 ? 1 : 0;
    input[k] = target[k]! + 0.9 * gauss();
  }
  return { input, target };
}

/** The nine neighbours of every pixel, 0 beyond the border: offsets and whether they lie inside. */
const NEIGHBOURS = Array.from({ length: 9 }, (_, k) => [(k % 3) - 1, Math.floor(k / 3) - 1] as const);

function convolve(
  field: Float64Array,
  from: number,
  weights: Float64Array,
  at: number,
  sum: Float64Array,
): void {
  for (const [k, [dx, dy]] of NEIGHBOURS.entries()) {
    const w = weights[at + k]!;
    for (let y = Math.max(0, -dy); y < Math.min(PICTURE, PICTURE - dy); y++)
      for (let x = Math.max(0, -dx); x < Math.min(PICTURE, PICTURE - dx); x++)
        sum[y * PICTURE + x]! += w * field[from + (y + dy) * PICTURE + x + dx]!;
  }
}

/** The gradient of a convolution in its weights and, where `back` is given, in its input. */
function convolveBack(
  field: Float64Array,
  from: number,
  weights: Float64Array,
  at: number,
  slope: Float64Array,
  grad: Float64Array,
  back: Float64Array | null,
): void {
  for (const [k, [dx, dy]] of NEIGHBOURS.entries()) {
    let total = 0;
    const w = weights[at + k]!;
    for (let y = Math.max(0, -dy); y < Math.min(PICTURE, PICTURE - dy); y++)
      for (let x = Math.max(0, -dx); x < Math.min(PICTURE, PICTURE - dx); x++) {
        const there = from + (y + dy) * PICTURE + x + dx;
        const g = slope[y * PICTURE + x]!;
        total += g * field[there]!;
        if (back) back[there]! += g * w;
      }
    grad[at + k]! += total;
  }
}

function forward(weights: Float64Array, input: Float64Array): { hidden: Float64Array; logits: Float64Array } {
  const hidden = new Float64Array(CHANNELS * PIXELS);
  const logits = new Float64Array(PIXELS).fill(weights[PARAMETERS - 1]!);
  for (let c = 0; c < CHANNELS; c++) {
    const plane = hidden.subarray(c * PIXELS, (c + 1) * PIXELS).fill(weights[9 * CHANNELS + c]!);
    convolve(input, 0, weights, 9 * c, plane);
    for (let k = 0; k < PIXELS; k++) plane[k] = Math.max(0, plane[k]!);
    convolve(hidden, c * PIXELS, weights, 10 * CHANNELS + 9 * c, logits);
  }
  return { hidden, logits };
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
  const weights = Float64Array.from({ length: PARAMETERS }, () => 0.6 * (next() - 0.5));
  const [mean, square] = [new Float64Array(PARAMETERS), new Float64Array(PARAMETERS)];
  const losses: number[] = [];
  const BATCH = 8;
  for (let step = 1; step <= steps; step++) {
    const samples = Array.from({ length: BATCH }, () => sampleOf(next));
    const passes = samples.map(({ input }) => forward(weights, input));
    const join = (part: (k: number) => Float64Array) => {
      const all = new Float64Array(BATCH * PIXELS);
      for (let k = 0; k < BATCH; k++) all.set(part(k), k * PIXELS);
      return tensor(all, [BATCH, PIXELS]);
    };
    const answer = valueAndGrad(
      lossOf(
        loss,
        join((k) => samples[k]!.target),
      ),
    )(join((k) => passes[k]!.logits));
    losses.push(answer.value.item());
    const grad = new Float64Array(PARAMETERS);
    for (const [k, { hidden }] of passes.entries()) {
      const slope = (answer.gradient.data as Float64Array).subarray(k * PIXELS, (k + 1) * PIXELS);
      grad[PARAMETERS - 1]! += slope.reduce((sum, g) => sum + g, 0);
      const back = new Float64Array(CHANNELS * PIXELS);
      for (let c = 0; c < CHANNELS; c++) {
        convolveBack(hidden, c * PIXELS, weights, 10 * CHANNELS + 9 * c, slope, grad, back);
        const plane = back.subarray(c * PIXELS, (c + 1) * PIXELS);
        for (let i = 0; i < PIXELS; i++) if (hidden[c * PIXELS + i]! === 0) plane[i] = 0;
        grad[9 * CHANNELS + c]! += plane.reduce((sum, g) => sum + g, 0);
        convolveBack(samples[k]!.input, 0, weights, 9 * c, plane, grad, null);
      }
    }
    for (let i = 0; i < PARAMETERS; i++) {
      mean[i] = 0.9 * mean[i]! + 0.1 * grad[i]!;
      square[i] = 0.999 * square[i]! + 0.001 * grad[i]! ** 2;
      weights[i]! -=
        (0.02 * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  return { losses, ...evaluate(weights, seed) };
}

function evaluate(weights: Float64Array, seed: number): Omit<Trained, "losses"> {
  const next = uniform(seed + 1000);
  const unseen = Array.from({ length: 40 }, () => sampleOf(next));
  const predictions = unseen.map(({ input }) =>
    forward(weights, input).logits.map((z) => 1 / (1 + Math.exp(-z))),
  );
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
