import { grad, sigmoid, type Tensor, valueAndGrad } from "softdice";
import { DRAWS_OF_A_PICTURE, PICTURE, sampleOf, uniformAfter } from "./ellipses.ts";
import { asTensors, batchOf, lossOfLogits, network, PARAMETERS, startWeights } from "./small-network.ts";

/** A training of a network of 115 parameters on ellipses, at some step: plain data, which a worker takes and gives back. */
export interface Training {
  readonly loss: string;
  readonly seed: number;
  readonly weights: readonly Float64Array[];
  /** The running means of the gradient and of its square, by Adam. */
  readonly means: readonly Float64Array[];
  readonly squares: readonly Float64Array[];
  /** The loss before each step that was made. */
  readonly losses: readonly number[];
}

/** What a trained network does with pictures that it has not seen. */
export interface Tested {
  /** Mean Dice at the threshold ½, and at the best of 19 thresholds. */
  readonly dice: number;
  readonly bestDice: number;
  /** The predicted volume over the true one. */
  readonly volume: number;
  /** One of the pictures: its input, target and prediction, and what the loss asks of each logit. */
  readonly input: Float64Array;
  readonly target: Float64Array;
  readonly prediction: Float64Array;
  readonly gradient: Float64Array;
}

/** A run that a worker makes: up to a number of steps in all, from the start or on from where a training is. */
export interface Run {
  readonly loss: string;
  readonly seed: number;
  readonly steps: number;
  readonly from?: Training;
}

export interface Trained {
  readonly training: Training;
  readonly tested: Tested;
}

const PIXELS = PICTURE * PICTURE;
const BATCH = 8;
const UNSEEN = 40;
const RATE = 0.05;

/** Trains by Adam on batches of eight fresh pictures, then tests. In parts or at once, a run gives the same bits. */
export function train({ loss, seed, steps, from }: Run): Trained {
  const training = advance(from ?? startTraining(loss, seed), steps);
  return { training, tested: testOf(training) };
}

function startTraining(loss: string, seed: number): Training {
  const weights = startWeights(uniformAfter(seed, 0));
  const [means, squares] = [weights, weights].map((parts) =>
    parts.map(({ length }) => new Float64Array(length)),
  );
  return { loss, seed, weights, means: means!, squares: squares!, losses: [] };
}

/** The training after more steps, up to a number in all. The training before is left as it is. */
function advance(before: Training, steps: number): Training {
  const copy = (parts: readonly Float64Array[]) => parts.map((part) => part.slice());
  const { loss, seed } = before;
  const [weights, means, squares] = [copy(before.weights), copy(before.means), copy(before.squares)];
  const losses = [...before.losses];
  const next = uniformAfter(seed, PARAMETERS + losses.length * BATCH * DRAWS_OF_A_PICTURE);
  const tensors = asTensors(weights);
  for (let step = losses.length + 1; step <= steps; step++) {
    const samples = Array.from({ length: BATCH }, () => sampleOf(next));
    const input = batchOf(samples.map((sample) => sample.input));
    const lossOf = lossOfLogits(loss, batchOf(samples.map((sample) => sample.target)));
    const { value, gradients } = valueAndGrad((first: Tensor, bias: Tensor, second: Tensor, last: Tensor) =>
      lossOf(network(input, [first, bias, second, last])),
    )(...(tensors as [Tensor, Tensor, Tensor, Tensor]));
    losses.push(value.item());
    for (const [part, data] of weights.entries()) {
      const [slopes, mean, square] = [gradients[part]!.data, means[part]!, squares[part]!];
      for (let i = 0; i < data.length; i++) {
        mean[i] = 0.9 * mean[i]! + 0.1 * slopes[i]!;
        square[i] = 0.999 * square[i]! + 0.001 * slopes[i]! ** 2;
        data[i]! -=
          (RATE * (mean[i]! / (1 - 0.9 ** step))) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-9);
      }
    }
  }
  return { loss, seed, weights, means, squares, losses };
}

/** Tests a training on pictures of another seed. */
function testOf({ loss, seed, weights }: Training): Tested {
  const next = uniformAfter(seed + 1000, 0);
  const unseen = Array.from({ length: UNSEEN }, () => sampleOf(next));
  const logits = network(batchOf(unseen.map(({ input }) => input)), asTensors(weights));
  const { data } = sigmoid(logits);
  const predictions = unseen.map((_, k) => Float64Array.from(data.subarray(k * PIXELS, (k + 1) * PIXELS)));
  const at = (threshold: number) => {
    let [painted, actual, total] = [0, 0, 0];
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
    return { dice: total / UNSEEN, volume: painted / actual };
  };
  const { input, target } = unseen[0]!;
  const shown = batchOf([Float64Array.from(logits.data.subarray(0, PIXELS))]);
  return {
    ...at(0.5),
    bestDice: Math.max(...Array.from({ length: 19 }, (_, k) => at((k + 1) / 20).dice)),
    input,
    target,
    prediction: predictions[0]!,
    gradient: grad(lossOfLogits(loss, batchOf([target])))(shown).data as Float64Array,
  };
}
