import type { Formula } from "./score-options.ts";

/** The overlap scores of one class as formulas over its counts. */
export const dice: Formula = (i, p, t) => ratio(2 * i, p + t);
export const jaccard: Formula = (i, p, t) => ratio(i, p + t - i);
export const precision: Formula = (i, p) => ratio(i, p);
export const recall: Formula = (i, _, t) => ratio(i, t);
export const specificity: Formula = (i, p, t, voxels) => ratio(voxels - p - t + i, voxels - t);
export const volumeRatio: Formula = (_, p, t) => 1 - ratio(Math.abs(p - t), p + t);
export const accuracy: Formula = (i, p, t, voxels) => ratio(voxels - p - t + 2 * i, voxels);
export const balancedAccuracy: Formula = (i, p, t, voxels) =>
  (recall(i, p, t, voxels) + specificity(i, p, t, voxels)) / 2;

/** Divided by roots one by one: the product of four counts would exceed what float64 holds exactly. */
export const matthewsCorrelation: Formula = (i, p, t, voxels) => {
  const shares = Math.sqrt(p) * Math.sqrt(t) * Math.sqrt(voxels - p) * Math.sqrt(voxels - t);
  const correlation = ratio(i * (voxels - p - t + i) - (p - i) * (t - i), shares);
  // A perfect correlation is 1 however the roots are rounded.
  return Math.max(-1, Math.min(1, correlation));
};

/** (observed − expected) agreement over 1 − expected, for class and not class. */
export const cohensKappa: Formula = (i, p, t, voxels) =>
  ratio(2 * (i * (voxels - p - t + i) - (p - i) * (t - i)), p * (voxels - t) + t * (voxels - p));

/** Per cent of the target's volume; Infinity beside an empty target. */
export const relativeVolumeDifference: Formula = (_, p, t) => (100 * (p - t)) / t;
export const absoluteRelativeVolumeDifference: Formula = (_, p, t) => (100 * Math.abs(p - t)) / t;

export function fBeta(beta: number): Formula {
  const square = beta * beta;
  return (i, p, t) => ratio((1 + square) * i, p + square * t);
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
