import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { gaussian } from "../inputs/inputs.ts";
import { type Formula, type GradientCase, makeCase, type Precision } from "./gradient-case.ts";
import { exact, tversky } from "./losses.ts";

type Make = (size: number, random: () => number) => { x: Float64Array; formula: Formula };

const list = (size: number, draw: () => number) => Float64Array.from({ length: size }, draw);

/** A sum over the elements of one function of each, and its derivative. */
function sumOf(value: (x: number, k: number) => number, slope: (x: number, k: number) => number): Formula {
  return {
    value: (x) => {
      let sum = 0;
      for (let k = 0; k < x.length; k++) sum += value(x[k]!, k);
      return sum;
    },
    gradient: (x) => Float64Array.from(x, slope),
  };
}

/** A function of what another gives, and its derivative. */
function after(outer: (value: number) => number, slope: (value: number) => number, inner: Formula): Formula {
  return {
    value: (x) => outer(inner.value(x)),
    gradient: (x) => {
      const factor = slope(inner.value(x));
      return inner.gradient(x).map((one) => factor * one);
    },
  };
}

function maskedProbabilities(size: number, random: () => number) {
  const target = list(size, () => (random() < 0.4 ? 1 : 0));
  target[0] = 1;
  return { x: list(size, () => 0.02 + 0.96 * random()), target };
}

const FUNCTIONS: Record<string, Make> = {
  "binary cross entropy": (size, random) => {
    const { x, target } = maskedProbabilities(size, random);
    const formula = sumOf(
      (p, k) => -(target[k] === 1 ? Math.log(p) : Math.log1p(-p)) / size,
      (p, k) => (target[k] === 1 ? -1 / p : 1 / (1 - p)) / size,
    );
    return { x, formula };
  },
  "binary cross entropy of logits": (size, random) => {
    const target = list(size, () => (random() < 0.4 ? 1 : 0));
    const formula = sumOf(
      (z, k) => (Math.max(z, 0) - z * target[k]! + Math.log1p(Math.exp(-Math.abs(z)))) / size,
      (z, k) => (1 / (1 + Math.exp(-z)) - target[k]!) / size,
    );
    return { x: list(size, () => 3 * gaussian(random)), formula };
  },
  "squared Dice": (size, random) => {
    const { x, target } = maskedProbabilities(size, random);
    return { x, formula: squaredDice(target) };
  },
  "focal Tversky, γ 0.75": (size, random) => {
    const { x, target } = maskedProbabilities(size, random);
    const inner = tversky(target, { alpha: 0.3, beta: 0.7, smooth: 1e-6, round: exact });
    return {
      x,
      formula: after(
        (loss) => loss ** 0.75,
        (loss) => 0.75 * loss ** -0.25,
        inner,
      ),
    };
  },
  "log-cosh Dice": (size, random) => {
    const { x, target } = maskedProbabilities(size, random);
    const inner = tversky(target, { alpha: 0.5, beta: 0.5, smooth: 1e-6, round: exact });
    return { x, formula: after((loss) => Math.log(Math.cosh(loss)), Math.tanh, inner) };
  },
  "sum of exponentials": (size, random) => ({
    x: list(size, () => 2 * gaussian(random)),
    formula: sumOf(Math.exp, Math.exp),
  }),
  "log of a sum of exponentials": (size, random) => ({
    x: list(size, () => 3 * gaussian(random)),
    formula: after(Math.log, (sum) => 1 / sum, sumOf(Math.exp, Math.exp)),
  }),
  norm: (size, random) => ({
    x: list(size, () => gaussian(random)),
    formula: after(Math.sqrt, (sum) => 0.5 / Math.sqrt(sum), sumOf(square, twice)),
  }),
  "sin 30x": (size, random) => ({ x: list(size, () => gaussian(random)), formula: sines(30) }),
  "sin 1000x": (size, random) => ({ x: list(size, () => gaussian(random)), formula: sines(1000) }),
  "quartic + 10⁴": (size, random) => {
    const quartic = sumOf(
      (x) => x ** 4,
      (x) => 4 * x ** 3,
    );
    return {
      x: list(size, () => gaussian(random)),
      formula: after(
        (sum) => 1e4 + sum,
        () => 1,
        quartic,
      ),
    };
  },
  "inputs of 10⁴": (size, random) => ({
    x: list(size, () => 1e4 * (0.5 + random())),
    formula: after(Math.log, (sum) => 1 / sum, sumOf(square, twice)),
  }),
  "inputs of 10⁻⁵": (size, random) => ({
    x: list(size, () => 1e-5 * (0.5 + random())),
    formula: sumOf(Math.sqrt, (x) => 0.5 / Math.sqrt(x)),
  }),
  "inputs of 10⁻⁶ to 1": (size, random) => {
    const weights = list(size, () => gaussian(random));
    const formula = sumOf(
      (x, k) => weights[k]! * Math.expm1(x),
      (x, k) => weights[k]! * Math.exp(x),
    );
    return { x: list(size, () => 10 ** (-6 * random())), formula };
  },
  "network with relu": (size, random) => ({
    x: list(size, () => gaussian(random)),
    formula: reluNetwork(size, random),
  }),
  constant: (size, random) => ({
    x: list(size, () => gaussian(random)),
    formula: { value: () => 3.7, gradient: (x) => new Float64Array(x.length) },
  }),
  linear: (size, random) => {
    const weights = list(size, () => gaussian(random));
    const formula = sumOf(
      (x, k) => weights[k]! * x,
      (_, k) => weights[k]!,
    );
    return { x: list(size, () => gaussian(random)), formula };
  },
};

function square(x: number): number {
  return x * x;
}

function twice(x: number): number {
  return 2 * x;
}

function sines(frequency: number): Formula {
  return sumOf(
    (x) => Math.sin(frequency * x),
    (x) => frequency * Math.cos(frequency * x),
  );
}

/** 1 − 2Σpt / Σ(p² + t²) */
function squaredDice(target: Float64Array): Formula {
  const sums = (x: ArrayLike<number>) => {
    let [intersection, total] = [0, 0];
    for (let k = 0; k < x.length; k++) {
      intersection += x[k]! * target[k]!;
      total += square(x[k]!) + square(target[k]!);
    }
    return { intersection, total };
  };
  return {
    value: (x) => {
      const { intersection, total } = sums(x);
      return 1 - (2 * intersection) / total;
    },
    gradient: (x) => {
      const { intersection, total } = sums(x);
      return Float64Array.from(
        x,
        (p, k) => (4 * intersection * p) / square(total) - (2 * target[k]!) / total,
      );
    },
  };
}

const HIDDEN = 8;

/** Σ v·max(0, Wx + b) */
function reluNetwork(size: number, random: () => number): Formula {
  const weights = Array.from({ length: HIDDEN }, () => list(size, () => gaussian(random) / Math.sqrt(size)));
  const bias = list(HIDDEN, () => gaussian(random));
  const last = list(HIDDEN, () => gaussian(random));
  const hidden = (x: ArrayLike<number>) =>
    weights.map((row, h) => row.reduce((sum, w, k) => sum + w * x[k]!, bias[h]!));
  return {
    value: (x) => hidden(x).reduce((sum, z, h) => sum + last[h]! * Math.max(0, z), 0),
    gradient: (x) => {
      const open = hidden(x).map((z, h) => (z > 0 ? last[h]! : 0));
      return Float64Array.from(x, (_, k) => weights.reduce((sum, row, h) => sum + open[h]! * row[k]!, 0));
    },
  };
}

export const STRESS: readonly string[] = Object.keys(FUNCTIONS);

/** A function other than a Dice loss, at so many numbers. */
export function stressCase(name: string, size: number, precision: Precision, seed: number): GradientCase {
  const random = mulberry32(seed * 6101 + size * 31 + STRESS.indexOf(name));
  return makeCase({ group: name, ...FUNCTIONS[name]!(size, random) }, precision, seed);
}
