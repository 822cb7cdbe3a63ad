import {
  centerlineDiceLoss,
  diceLoss,
  focalTverskyLoss,
  generalizedDiceLoss,
  jaccardLoss,
  logCoshDiceLoss,
  logDiceLoss,
  lovaszHingeLoss,
  type Tensor,
  tensor,
  tverskyLoss,
  valueAndGrad,
} from "softdice";
import { type Case, type Subject, type Suite, subject } from "../harness/subject.ts";
import { diceInputs } from "../inputs/dice.ts";

type Loss = (prediction: Tensor, target: Tensor) => Tensor;

/** Value and gradient; the checksum is the value. */
function lossSubject(
  name: string,
  loss: Loss,
  inputs: () => { prediction: Tensor; target: Tensor },
): Subject {
  return subject(name, () => {
    const { prediction, target } = inputs();
    return {
      run: () => valueAndGrad((p: Tensor) => loss(p, target))(prediction),
      checksum: ({ value }) => ({ [name]: value.item() }),
    };
  });
}

const VOXELS = 8_388_608;

/** Each overlap loss, and what its value is for intersection I and sizes P and T. */
const OVERLAP: Record<string, { loss: Loss; value: (I: number, P: number, T: number) => number }> = {
  diceLoss: { loss: (p, t) => diceLoss(p, t), value: (I, P, T) => 1 - (2 * I) / (P + T) },
  jaccardLoss: { loss: (p, t) => jaccardLoss(p, t), value: (I, P, T) => 1 - I / (P + T - I) },
  tverskyLoss: { loss: (p, t) => tverskyLoss(p, t), value: (I, P, T) => 1 - (2 * I) / (P + T) },
  focalTverskyLoss: {
    loss: (p, t) => focalTverskyLoss(p, t),
    value: (I, P, T) => (1 - I / (I + 0.3 * (P - I) + 0.7 * (T - I))) ** 0.75,
  },
  logDiceLoss: { loss: (p, t) => logDiceLoss(p, t), value: (I, P, T) => -Math.log((2 * I) / (P + T)) },
  logCoshDiceLoss: {
    loss: (p, t) => logCoshDiceLoss(p, t),
    value: (I, P, T) => Math.log(Math.cosh(1 - (2 * I) / (P + T))),
  },
  generalizedDiceLoss: {
    loss: (p, t) => generalizedDiceLoss(p, t),
    value: (I, P, T) => 1 - (2 * I) / (P + T),
  },
};

function binaryTensors(voxels: number) {
  const { prediction, target } = diceInputs(voxels);
  return { prediction: tensor(prediction, [1, voxels, 1]), target: tensor(target, [1, voxels, 1]) };
}

const overlapCase: Case = {
  size: `${VOXELS.toLocaleString("en")} voxels`,
  elements: VOXELS,
  tolerance: 1e-9,
  expected() {
    const { prediction, target } = diceInputs(VOXELS);
    let [I, P, T] = [0, 0, 0];
    prediction.forEach((p, k) => {
      I += p * target[k]!;
      P += p;
      T += target[k]!;
    });
    return Object.fromEntries(Object.entries(OVERLAP).map(([name, { value }]) => [name, value(I, P, T)]));
  },
  subjects: Object.entries(OVERLAP).map(([name, { loss }]) =>
    lossSubject(name, loss, () => binaryTensors(VOXELS)),
  ),
};

const SORTED = 1_000_000;

/** Raw scores, and the extension by its definition over a sorted list of pairs. */
const lovaszCase: Case = {
  size: `${SORTED.toLocaleString("en")} voxels`,
  elements: SORTED,
  tolerance: 1e-9,
  expected() {
    const { prediction, target } = diceInputs(SORTED);
    const pairs = Array.from(prediction, (p, k) => ({
      error: Math.max(0, 1 - (4 * p - 2) * (2 * target[k]! - 1)),
      t: target[k]!,
    }));
    pairs.sort((a, b) => b.error - a.error);
    const foreground = target.reduce((sum, t) => sum + t, 0);
    let [hits, before, loss] = [0, 0, 0];
    pairs.forEach(({ error, t }, k) => {
      hits += t;
      const jaccard = 1 - (foreground - hits) / (foreground + k + 1 - hits);
      loss += error * (jaccard - before);
      before = jaccard;
    });
    return { lovaszHingeLoss: loss };
  },
  subjects: [
    lossSubject(
      "lovaszHingeLoss",
      (p, t) => lovaszHingeLoss(p, t),
      () => {
        const { prediction, target } = diceInputs(SORTED);
        return {
          prediction: tensor(
            prediction.map((p) => 4 * p - 2),
            [1, SORTED, 1],
          ),
          target: tensor(target, [1, SORTED, 1]),
        };
      },
    ),
  ],
};

/** Voxels of the tube that the prediction misses. */
const GAP = 28;

/** A straight line through the volume, a voxel thick, that is its own skeleton; the prediction has a gap in it. */
function tube(edge: number, from: number): Float32Array {
  const start = (edge / 2) * edge * edge + (edge / 2) * edge;
  return new Float32Array(edge ** 3).fill(1, start + from, start + edge);
}

/** The tubes of prediction and target, and the loss of their gap. */
export function centerlineInputs(edge: number): {
  prediction: Float32Array;
  target: Float32Array;
  loss: number;
} {
  const found = (edge - GAP) / edge;
  return { prediction: tube(edge, GAP), target: tube(edge, 0), loss: 1 - (2 * found) / (1 + found) };
}

export function centerlineSubject(edge: number): Subject {
  return lossSubject(
    "centerlineDiceLoss",
    (p, t) => centerlineDiceLoss(p, t, { classAxis: null }),
    () => {
      const { prediction, target } = centerlineInputs(edge);
      const shape = [1, edge, edge, edge];
      return { prediction: tensor(prediction, shape), target: tensor(target, shape) };
    },
  );
}

const centerlineCase: Case = {
  size: "128³ voxels",
  elements: 128 ** 3,
  tolerance: 1e-6,
  expected: () => ({ centerlineDiceLoss: centerlineInputs(128).loss }),
  subjects: [centerlineSubject(128)],
};

export const family: Suite = {
  name: "family",
  title: "every overlap loss and its gradient beside Dice, float32; Lovász; centerline",
  unit: "voxel",
  cases: [overlapCase, lovaszCase, centerlineCase],
};
