/** A typed array of either precision. */
export type Floats = Float32Array | Float64Array;

/** A loss over typed arrays, and what public code gives as its gradient. */
export interface Exhibit {
  readonly name: string;
  /** Where it is told what is wrong; null: nothing is. */
  readonly source: string | null;
  /** What the backward pass gives at one voxel. */
  readonly backward: string;
  readonly value: (p: Floats, t: Floats) => number;
  readonly gradient: (p: Floats, t: Floats) => readonly number[];
}

/** I = Σpt, U = Σp + Σt, Q = Σp² + Σt². */
interface Sums {
  readonly I: number;
  readonly U: number;
  readonly Q: number;
}

const BLOCK = 1024;

/** Sums in blocks, as libraries of tensors sum: their rounding does not grow with the number of voxels. */
function sumsOf(p: Floats, t: Floats): Sums {
  const total = { I: 0, U: 0, Q: 0 };
  for (let start = 0; start < p.length; start += BLOCK) {
    let [I, U, Q] = [0, 0, 0];
    for (let k = start; k < Math.min(start + BLOCK, p.length); k++) {
      const [x, y] = [p[k]!, t[k]!];
      I += x * y;
      U += x + y;
      Q += x * x + y * y;
    }
    total.I += I;
    total.U += U;
    total.Q += Q;
  }
  return total;
}

/** A gradient of which each element is made of its p and t, and of sums. */
function each(element: (p: number, t: number, sums: Sums) => number): Exhibit["gradient"] {
  return (p, t) => {
    const sums = sumsOf(p, t);
    return Array.from(p, (x, k) => element(x, t[k]!, sums));
  };
}

/** The ε of the first four. */
const EPSILON = 1e-4;

/** (2I + ε) / (U + ε), where the page writes U for U + ε. */
function dice(p: Floats, t: Floats): number {
  const { I, U } = sumsOf(p, t);
  return (2 * I + EPSILON) / (U + EPSILON);
}

function squaredDice(p: Floats, t: Floats): number {
  const { I, Q } = sumsOf(p, t);
  return (2 * I) / Q;
}

function smoothSquaredDice(p: Floats, t: Floats): number {
  const { I, Q } = sumsOf(p, t);
  return (2 * I + 1) / (Q + 1);
}

const UNET = "https://github.com/milesial/Pytorch-UNet/issues/35";

/** Dice scores with wrong gradients of public code, written from their formulas, each kind behind its right one. */
export const exhibits: readonly Exhibit[] = [
  {
    name: "Dice, right",
    source: null,
    backward: "(2tU − 2I − ε) / U²",
    value: dice,
    gradient: each((_, t, { I, U }) => (2 * t * (U + EPSILON) - 2 * I - EPSILON) / (U + EPSILON) ** 2),
  },
  {
    name: "Pytorch-UNet, at first",
    source: UNET,
    backward: "2(tU + I) / U · U",
    value: dice,
    gradient: each((_, t, { I, U }) => ((2 * (t * (U + EPSILON) + I)) / (U + EPSILON)) * (U + EPSILON)),
  },
  {
    name: "Pytorch-UNet, as first corrected",
    source: UNET,
    backward: "2(tU − I) / U · U",
    value: dice,
    gradient: each((_, t, { I, U }) => ((2 * (t * (U + EPSILON) - I)) / (U + EPSILON)) * (U + EPSILON)),
  },
  {
    name: "Pytorch-UNet, as shipped",
    source: UNET,
    backward: "2(tU − I) / U²",
    value: dice,
    gradient: each((_, t, { I, U }) => (2 * (t * (U + EPSILON) - I)) / (U + EPSILON) ** 2),
  },
  {
    name: "squared Dice, right",
    source: null,
    backward: "2(tQ − 2pI) / Q²",
    value: squaredDice,
    gradient: each((p, t, { I, Q }) => (2 * (t * Q - 2 * p * I)) / Q ** 2),
  },
  {
    name: "V-Net, foreground",
    source: "https://github.com/faustomilletari/VNet/issues/32",
    backward: "−2(tQ − 2pI) / Q²",
    value: squaredDice,
    gradient: each((p, t, { I, Q }) => (-2 * (t * Q - 2 * p * I)) / Q ** 2),
  },
  {
    name: "torchbiomed",
    source: "https://github.com/mattmacy/torchbiomed/issues/2",
    backward: "2t − 4p",
    value: squaredDice,
    gradient: each((p, t) => 2 * t - 4 * p),
  },
  {
    name: "smooth squared Dice, right",
    source: null,
    backward: "2(t(Q + 1) − p(2I + 1)) / (Q + 1)²",
    value: smoothSquaredDice,
    gradient: each((p, t, { I, Q }) => (2 * (t * (Q + 1) - p * (2 * I + 1))) / (Q + 1) ** 2),
  },
  {
    name: "mlpack, a draft",
    source: "https://github.com/mlpack/mlpack/issues/1674",
    backward: "2(tQ − 2pI) / Q²",
    value: smoothSquaredDice,
    gradient: each((p, t, { I, Q }) => (2 * (t * Q - 2 * p * I)) / Q ** 2),
  },
];
