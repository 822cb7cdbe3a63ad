import type { ProbabilityFormula } from "./measure-formulas.ts";

/** How many whole units a probability of 1 has in the sum of a bin, and how many parts a unit. */
export const WHOLES: number = 2 ** 20;
export const PARTS: number = 2 ** 32;

/** Which error is made of the gaps of the bins. */
export type CalibrationErrorKind = "expected" | "average" | "maximum";

/** Where the lists of bins begin among the numbers of a class. */
export const BINS_AT = 4;

/** 2·Σ p·t / (Σ p + Σ t); 0 of 0/0. */
export const softDice: ProbabilityFormula = (numbers, at) => {
  const both = numbers[at + 1]! + numbers[at + 2]!;
  return both === 0 ? 0 : (2 * numbers[at]!) / both;
};

/** Σ (p − t)² / N; NaN without a voxel. */
export const brier: ProbabilityFormula = (numbers, at, bins) => {
  let voxels = 0;
  for (let bin = 0; bin < bins; bin++) voxels += numbers[at + BINS_AT + bin]!;
  return numbers[at + 3]! / voxels;
};

export const expectedError: ProbabilityFormula = (numbers, at, bins) =>
  binsError(numbers, at + BINS_AT, bins, "expected");
export const averageError: ProbabilityFormula = (numbers, at, bins) =>
  binsError(numbers, at + BINS_AT, bins, "average");
export const maximumError: ProbabilityFormula = (numbers, at, bins) =>
  binsError(numbers, at + BINS_AT, bins, "maximum");

/** One bin of the probabilities of a class. */
export interface CalibrationBin {
  /** The bin holds low < p ≤ high, and the first one 0 too. */
  readonly low: number;
  /** The upper end of the bin. */
  readonly high: number;
  /** The voxels whose probability is in the bin. */
  readonly voxels: number;
  /** Those of them that are of the class in the target. */
  readonly hits: number;
  /** The mean probability; `null` without a voxel. */
  readonly probability: number | null;
}

/** The bins among the numbers of a class. */
export function calibrationBins(numbers: ArrayLike<number>, at: number, bins: number): CalibrationBin[] {
  const start = at + BINS_AT;
  return Array.from({ length: bins }, (_, bin) => {
    const voxels = numbers[start + bin]!;
    return {
      low: bin / bins,
      high: (bin + 1) / bins,
      voxels,
      hits: numbers[start + bins + bin]!,
      probability: voxels === 0 ? null : sumOfBin(numbers, start, bins, bin) / voxels,
    };
  });
}

/** The error of one class, whose voxels, hits, wholes and parts of each bin begin at `at`; NaN without a voxel. */
export function binsError(
  numbers: ArrayLike<number>,
  at: number,
  bins: number,
  kind: CalibrationErrorKind,
): number {
  let [total, weighted, sum, filled, largest] = [0, 0, 0, 0, 0];
  for (let bin = 0; bin < bins; bin++) {
    const count = numbers[at + bin]!;
    if (count === 0) continue;
    const gap = Math.abs(sumOfBin(numbers, at, bins, bin) - numbers[at + bins + bin]!) / count;
    total += count;
    weighted += gap * count;
    sum += gap;
    filled++;
    largest = Math.max(largest, gap);
  }
  if (total === 0) return Number.NaN;
  if (kind === "expected") return weighted / total;
  return kind === "average" ? sum / filled : largest;
}

/** Σ p over a bin. */
function sumOfBin(numbers: ArrayLike<number>, at: number, bins: number, bin: number): number {
  return (numbers[at + 2 * bins + bin]! + numbers[at + 3 * bins + bin]! / PARTS) / WHOLES;
}
