import { mulberry32 } from "../../../src/kernels/sampling/random.ts";

/** Evaluations of f along one direction on both sides of x, of three directions. */
const PAIRS = 20;
const DIRECTIONS = 3;
/** The largest step, as a part of the scale of x: that of the checker. */
const LARGEST_STEP = 0.2357;
/** Standard deviations at which an error is told from noise: one in 16,000 right gradients is beyond. */
const TOLD = 4;

/**
 * The part of wrong gradients that the best estimate of a slope would tell from noise, with the evaluations of one check: least
 * squares with terms in t and t³ over equal steps up to the largest, whose noise is known beforehand. For the square roots of
 * the noise bench, with a factor on one of 5 terms.
 */
export function bestDetection(tolerance: number, factor: number, seeds: number): number {
  const [first, mixed, third] = normalEquations();
  // The first entry of the inverse of [[Σt², Σt⁴], [Σt⁴, Σt⁶]].
  const variance = third / (first * third - mixed * mixed) / 2;
  let told = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const random = mulberry32(seed);
    const x = Float64Array.from({ length: 5 }, () => 0.5 + 2 * random());
    const weights = x.map(() => 1 + random());
    const noise = tolerance * Math.sqrt(weights.reduce((sum, weight) => sum + (weight * weight) / 3, 0));
    const signal = ((factor - 1) * weights[2]! * Math.sqrt(x[2]!)) / 2;
    const sigmas = signal / (noise * Math.sqrt(variance / DIRECTIONS));
    told += normalTail(TOLD - sigmas);
  }
  return told / seeds;
}

/** Σt², Σt⁴ and Σt⁶ over the steps. */
function normalEquations(): [number, number, number] {
  const steps = Array.from({ length: PAIRS }, (_, k) => (LARGEST_STEP * (k + 1)) / PAIRS);
  const sumOf = (power: number) => steps.reduce((sum, step) => sum + step ** power, 0);
  return [sumOf(2), sumOf(4), sumOf(6)];
}

/** The probability that a normal variable is above z (Abramowitz and Stegun 26.2.17, to 7.5e-8). */
function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = series.reduce((total, coefficient, k) => total + coefficient * t ** (k + 1), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
