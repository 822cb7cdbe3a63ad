import type { Formula } from "./average-scores.ts";

/** The overlap scores of one class as formulas over its counts. */
export const dice: Formula = (i, p, t) => ratio(2 * i, p + t);
export const jaccard: Formula = (i, p, t) => ratio(i, p + t - i);
export const precision: Formula = (i, p) => ratio(i, p);
export const recall: Formula = (i, _, t) => ratio(i, t);
export const specificity: Formula = (i, p, t, voxels) => ratio(voxels - p - t + i, voxels - t);
export const volumeRatio: Formula = (_, p, t) => 1 - ratio(Math.abs(p - t), p + t);

export function fBeta(beta: number): Formula {
  const square = beta * beta;
  return (i, p, t) => ratio((1 + square) * i, p + square * t);
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
