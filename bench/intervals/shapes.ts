import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import type { Bounds } from "../../src/metrics/intervals/bounded-sample.ts";

/** A distribution of scores, and its mean. */
export interface Shape {
  readonly name: string;
  readonly mean: number;
  readonly draw: () => number;
  /** By default those of a score or of a difference of scores; `null` of distances. */
  readonly bounds?: Bounds | null;
  /** The part of ones of scores that are all 0 or 1. */
  readonly ones?: number;
}

const random: () => number = mulberry32(20);

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Marsaglia and Tsang 2000. */
function gamma(shape: number): number {
  if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(a: number, b: number): number {
  const x = gamma(a);
  return x / (x + gamma(b));
}

function betaShape(name: string, a: number, b: number): Shape {
  return { name, mean: a / (a + b), draw: () => beta(a, b) };
}

/** Scores of good cases, beta(20, 3), with a part of zeros. */
function withZeros(part: number): Shape {
  const draw = () => (random() < part ? 0 : beta(20, 3));
  return { name: `${100 * part} % zeros`, mean: ((1 - part) * 20) / 23, draw };
}

function bits(part: number): Shape {
  return {
    name: `0 or 1, ${100 * part} % ones`,
    mean: part,
    draw: () => Number(random() < part),
    ones: part,
  };
}

/** The parts of ones in scores of 0 and 1. */
export const BITS: readonly number[] = [0.5, 0.9, 0.98];

/** Of bounded scores: even, skewed to either side, bimodal, with zeros, with ones. */
export const SHAPES: readonly Shape[] = [
  { name: "uniform", mean: 0.5, draw: random },
  betaShape("bell, 0.5 ± 0.22", 2, 2),
  betaShape("bell, 0.85 ± 0.02", 270, 48),
  betaShape("skewed, 0.80", 8, 2),
  betaShape("skewed, 0.91", 20, 2),
  betaShape("skewed, 0.83", 5, 1),
  betaShape("skewed, 0.98", 50, 1),
  betaShape("low, 0.10", 1, 9),
  betaShape("U-shaped", 0.5, 0.5),
  betaShape("mostly 1, some anywhere", 0.3, 0.1),
  { name: "1 − u³", mean: 0.75, draw: () => 1 - random() ** 3 },
  ...[0.02, 0.05, 0.15, 0.3, 0.5].map(withZeros),
  {
    name: "15 % ones, others low",
    mean: 0.15 + (0.85 * 2) / 7,
    draw: () => (random() < 0.15 ? 1 : beta(2, 5)),
  },
  {
    name: "5 % ones, others 0.05",
    mean: 0.05 + 0.95 * 0.05,
    draw: () => (random() < 0.05 ? 1 : beta(2, 38)),
  },
  {
    name: "10 % zeros, 20 % ones",
    mean: 0.2 + (0.7 * 8) / 11,
    draw: () => {
      const u = random();
      return u < 0.1 ? 0 : u < 0.3 ? 1 : beta(8, 3);
    },
  },
  ...BITS.map(bits),
  { name: "bimodal, 0.3 and 0.9", mean: 0.6, draw: () => (random() < 0.5 ? beta(30, 70) : beta(90, 10)) },
  { name: "10 % at 0.4, others 0.9", mean: 0.85, draw: () => (random() < 0.1 ? beta(40, 60) : beta(90, 10)) },
  {
    name: "nearly 1, 10 % anywhere",
    mean: 0.9 * 0.9995 + 0.05,
    draw: () => (random() < 0.9 ? 1 - random() / 1000 : random()),
  },
  // Rare cases at the nearer bound, beside others that hardly vary.
  { name: "10 % ones, others 0.6", mean: 0.64, draw: () => (random() < 0.1 ? 1 : beta(300, 200)) },
  { name: "20 % ones, others 0.9", mean: 0.92, draw: () => (random() < 0.2 ? 1 : beta(180, 20)) },
  { name: "20 % zeros, others 0.4", mean: 0.32, draw: () => (random() < 0.2 ? 0 : beta(200, 300)) },
];

/** Those with one median, and medians that are hard for interpolation: between two modes, or in a gap where little is. */
export const MEDIANS: readonly Shape[] = [
  ...SHAPES.filter(({ name }) => !/0 or 1, 50 %|50 % zeros|^bimodal/.test(name)),
  {
    name: "48 % near 0.3, others 0.9",
    mean: 0.48 * 0.3 + 0.52 * 0.9,
    draw: () => (random() < 0.48 ? beta(30, 70) : beta(90, 10)),
  },
  {
    name: "2 % in a gap of 0.2 to 0.8",
    mean: 0.5,
    draw: () => {
      const u = random();
      return u < 0.02 ? 0.2 + 0.6 * random() : u < 0.51 ? beta(30, 270) : beta(270, 30);
    },
  },
  { name: "in steps of 0.05", mean: 0.8, draw: () => Math.round(20 * beta(8, 2)) / 20 },
];

/** A part of the cases differs by 1, as where one of the models misses what the other finds, the others by 0.005 ± 0.002. */
function missed(part: number): Shape {
  const draw = () => (random() < part ? 1 : 0.005 + 0.002 * normal());
  return { name: `${100 * part} % of cases differ by 1`, mean: part + (1 - part) * 0.005, draw };
}

/** Of differences between two models: of scores, from −1 to 1, and of distances. */
export const DIFFERENCES: readonly Shape[] = [
  { name: "bell, 0.01 ± 0.03", mean: 0.01, draw: () => 0.01 + 0.03 * normal() },
  { name: "skewed", mean: 0.02, draw: () => 0.02 * gamma(1) },
  { name: "heavy tails", mean: 0.01, draw: () => 0.01 + 0.02 * normal() * (random() < 0.1 ? 5 : 1) },
  { name: "5 % of cases differ by 0.5", mean: 0.025, draw: () => (random() < 0.05 ? 0.5 : 0.01 * normal()) },
  ...[0.02, 0.1].map(missed),
  {
    name: "90 % ties, others 0.2 ± 0.1",
    mean: 0.02,
    draw: () => (random() < 0.1 ? 0.2 + 0.1 * normal() : 0),
  },
  {
    name: "−1, 0 or 1",
    mean: 0.1,
    draw: () => {
      const u = random();
      return u < 0.1 ? -1 : u < 0.3 ? 1 : 0;
    },
  },
  { name: "0.3 better or 0.2 worse", mean: 0.05, draw: () => (random() < 0.5 ? 0.3 : -0.2) },
  { name: "beta(8, 2) − beta(8, 2)", mean: 0, draw: () => beta(8, 2) - beta(8, 2) },
  { name: "of distances", mean: 1, draw: () => 5 * gamma(1) - 4 * gamma(1), bounds: null },
];
