import type { Formula } from "./gradient-case.ts";

/** How a sum is kept: as it is, or rounded to float32 after every addition. */
export type Rounding = (sum: number) => number;

export const exact: Rounding = (sum) => sum;

/** Weights of false positives and false negatives; with ½ and ½ it is Dice. */
export interface TverskyOptions {
  readonly alpha: number;
  readonly beta: number;
  readonly smooth: number;
  readonly round: Rounding;
}

/** 1 − (2I + ε) / (2(1 − α − β)I + 2αP + 2βT + ε) */
export function tversky(target: ArrayLike<number>, { alpha, beta, smooth, round }: TverskyOptions): Formula {
  const parts = (x: ArrayLike<number>, keep: Rounding) => {
    let [intersection, predicted, actual] = [0, 0, 0];
    for (let voxel = 0; voxel < x.length; voxel++) {
      intersection = keep(intersection + x[voxel]! * target[voxel]!);
      predicted = keep(predicted + x[voxel]!);
      actual = keep(actual + target[voxel]!);
    }
    const numerator = 2 * intersection + smooth;
    const shared = 2 * (1 - alpha - beta) * intersection;
    return { numerator, denominator: shared + 2 * alpha * predicted + 2 * beta * actual + smooth };
  };
  return {
    value(x) {
      const { numerator, denominator } = parts(x, round);
      return 1 - numerator / denominator;
    },
    gradient(x) {
      const { numerator, denominator } = parts(x, exact);
      const gradient = new Float64Array(x.length);
      for (let voxel = 0; voxel < x.length; voxel++) {
        const t = target[voxel]!;
        const growth = 2 * (1 - alpha - beta) * t + 2 * alpha;
        gradient[voxel] = (numerator * growth) / denominator ** 2 - (2 * t) / denominator;
      }
      return gradient;
    },
  };
}

export interface SoftmaxDiceOptions {
  readonly classes: number;
  readonly smooth: number;
  readonly round: Rounding;
}

/** Mean over classes of 1 − (2I + ε) / (P + T + ε) of the softmax of logits, classes last. */
export function softmaxDice(
  target: ArrayLike<number>,
  { classes, smooth, round }: SoftmaxDiceOptions,
): Formula {
  const parts = (x: ArrayLike<number>, keep: Rounding) => {
    const probabilities = softmax(x, classes);
    const numerator = new Float64Array(classes);
    const denominator = new Float64Array(classes);
    for (let k = 0; k < x.length; k++) {
      const c = k % classes;
      numerator[c] = keep(numerator[c]! + 2 * probabilities[k]! * target[k]!);
      denominator[c] = keep(denominator[c]! + probabilities[k]! + target[k]!);
    }
    for (let c = 0; c < classes; c++) {
      numerator[c]! += smooth;
      denominator[c]! += smooth;
    }
    return { probabilities, numerator, denominator };
  };
  return {
    value(x) {
      const { numerator, denominator } = parts(x, round);
      return numerator.reduce((loss, n, c) => loss + (1 - n / denominator[c]!) / classes, 0);
    },
    gradient(x) {
      const { probabilities, numerator, denominator } = parts(x, exact);
      const slopes = new Float64Array(x.length);
      for (let k = 0; k < x.length; k++) {
        const c = k % classes;
        slopes[k] = (numerator[c]! / denominator[c]! - 2 * target[k]!) / (denominator[c]! * classes);
      }
      const gradient = new Float64Array(x.length);
      for (let k = 0; k < x.length; k++) {
        const start = k - (k % classes);
        // Differences of slopes before they are weighted: next to 0 and 1 the usual p(d − Σ p·d) cancels to no digit.
        let sum = 0;
        for (let other = start; other < start + classes; other++) {
          sum += probabilities[other]! * (slopes[k]! - slopes[other]!);
        }
        gradient[k] = probabilities[k]! * sum;
      }
      return gradient;
    },
  };
}

function softmax(x: ArrayLike<number>, classes: number): Float64Array {
  const found = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += classes) {
    let largest = -Infinity;
    for (let k = start; k < start + classes; k++) largest = Math.max(largest, x[k]!);
    let sum = 0;
    for (let k = start; k < start + classes; k++) sum += found[k] = Math.exp(x[k]! - largest);
    for (let k = start; k < start + classes; k++) found[k]! /= sum;
  }
  return found;
}
