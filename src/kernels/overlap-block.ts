import type { ClassView } from "./class-block.ts";

/*
 * Sums of one block of a class, in the library's summation order: 4 lanes, voxel k in lane k mod 4. One loop a kind of
 * sum, each voxel read once; `checked` looks at the values in passing, since a pass of its own would cost as much again.
 */

/** What a block adds to the sums of its class; `valid` is whether every value looked at was a probability. */
export interface BlockSums {
  /** Σ p·t, or Σ |p − t|. */
  overlap: number;
  predicted: number;
  actual: number;
  /** Σ t, whatever `actual` is. */
  volume: number;
  valid: boolean;
}

export type BlockKernel = (
  sums: BlockSums,
  prediction: ClassView,
  target: ClassView,
  count: number,
  checked: boolean,
) => void;

/** Rounding is no fault: 10⁻⁶ beyond a bound passes. */
const HALF_RANGE = 0.5 + 1e-6;

export function isProbability(value: number): boolean {
  return Math.abs(value - 0.5) <= HALF_RANGE;
}

/** Σ p·t, Σ p, Σ t. */
export const sumProducts: BlockKernel = (sums, prediction, target, count, checked) => {
  const { data: p, step: pStep } = prediction;
  const { data: t, step: tStep } = target;
  let overlap0 = 0,
    overlap1 = 0,
    overlap2 = 0,
    overlap3 = 0;
  let predicted0 = 0,
    predicted1 = 0,
    predicted2 = 0,
    predicted3 = 0;
  let actual0 = 0,
    actual1 = 0,
    actual2 = 0,
    actual3 = 0;
  let valid = true;
  for (let k = 0, i = prediction.start, j = target.start; k < count; k += 4, i += 4 * pStep, j += 4 * tStep) {
    const p0 = p[i]!;
    const t0 = t[j]!;
    const p1 = p[i + pStep]!;
    const t1 = t[j + tStep]!;
    const p2 = p[i + 2 * pStep]!;
    const t2 = t[j + 2 * tStep]!;
    const p3 = p[i + 3 * pStep]!;
    const t3 = t[j + 3 * tStep]!;
    if (
      checked &&
      !(
        isProbability(p0) &&
        isProbability(t0) &&
        isProbability(p1) &&
        isProbability(t1) &&
        isProbability(p2) &&
        isProbability(t2) &&
        isProbability(p3) &&
        isProbability(t3)
      )
    )
      valid = false;
    overlap0 += p0 * t0;
    predicted0 += p0;
    actual0 += t0;
    overlap1 += p1 * t1;
    predicted1 += p1;
    actual1 += t1;
    overlap2 += p2 * t2;
    predicted2 += p2;
    actual2 += t2;
    overlap3 += p3 * t3;
    predicted3 += p3;
    actual3 += t3;
  }
  sums.overlap = overlap0 + overlap1 + (overlap2 + overlap3);
  sums.predicted = predicted0 + predicted1 + (predicted2 + predicted3);
  sums.actual = actual0 + actual1 + (actual2 + actual3);
  sums.volume = actual0 + actual1 + (actual2 + actual3);
  sums.valid = valid;
};

/** Σ p·t, Σ p², Σ t². */
export const sumSquares: BlockKernel = (sums, prediction, target, count, checked) => {
  const { data: p, step: pStep } = prediction;
  const { data: t, step: tStep } = target;
  let overlap0 = 0,
    overlap1 = 0,
    overlap2 = 0,
    overlap3 = 0;
  let predicted0 = 0,
    predicted1 = 0,
    predicted2 = 0,
    predicted3 = 0;
  let actual0 = 0,
    actual1 = 0,
    actual2 = 0,
    actual3 = 0;
  let volume0 = 0,
    volume1 = 0,
    volume2 = 0,
    volume3 = 0;
  let valid = true;
  for (let k = 0, i = prediction.start, j = target.start; k < count; k += 4, i += 4 * pStep, j += 4 * tStep) {
    const p0 = p[i]!;
    const t0 = t[j]!;
    const p1 = p[i + pStep]!;
    const t1 = t[j + tStep]!;
    const p2 = p[i + 2 * pStep]!;
    const t2 = t[j + 2 * tStep]!;
    const p3 = p[i + 3 * pStep]!;
    const t3 = t[j + 3 * tStep]!;
    if (
      checked &&
      !(
        isProbability(p0) &&
        isProbability(t0) &&
        isProbability(p1) &&
        isProbability(t1) &&
        isProbability(p2) &&
        isProbability(t2) &&
        isProbability(p3) &&
        isProbability(t3)
      )
    )
      valid = false;
    overlap0 += p0 * t0;
    predicted0 += p0 * p0;
    actual0 += t0 * t0;
    volume0 += t0;
    overlap1 += p1 * t1;
    predicted1 += p1 * p1;
    actual1 += t1 * t1;
    volume1 += t1;
    overlap2 += p2 * t2;
    predicted2 += p2 * p2;
    actual2 += t2 * t2;
    volume2 += t2;
    overlap3 += p3 * t3;
    predicted3 += p3 * p3;
    actual3 += t3 * t3;
    volume3 += t3;
  }
  sums.overlap = overlap0 + overlap1 + (overlap2 + overlap3);
  sums.predicted = predicted0 + predicted1 + (predicted2 + predicted3);
  sums.actual = actual0 + actual1 + (actual2 + actual3);
  sums.volume = volume0 + volume1 + (volume2 + volume3);
  sums.valid = valid;
};

/** Σ |p − t|, Σ p, Σ t. */
export const sumDistances: BlockKernel = (sums, prediction, target, count, checked) => {
  const { data: p, step: pStep } = prediction;
  const { data: t, step: tStep } = target;
  let overlap0 = 0,
    overlap1 = 0,
    overlap2 = 0,
    overlap3 = 0;
  let predicted0 = 0,
    predicted1 = 0,
    predicted2 = 0,
    predicted3 = 0;
  let actual0 = 0,
    actual1 = 0,
    actual2 = 0,
    actual3 = 0;
  let valid = true;
  for (let k = 0, i = prediction.start, j = target.start; k < count; k += 4, i += 4 * pStep, j += 4 * tStep) {
    const p0 = p[i]!;
    const t0 = t[j]!;
    const p1 = p[i + pStep]!;
    const t1 = t[j + tStep]!;
    const p2 = p[i + 2 * pStep]!;
    const t2 = t[j + 2 * tStep]!;
    const p3 = p[i + 3 * pStep]!;
    const t3 = t[j + 3 * tStep]!;
    if (
      checked &&
      !(
        isProbability(p0) &&
        isProbability(t0) &&
        isProbability(p1) &&
        isProbability(t1) &&
        isProbability(p2) &&
        isProbability(t2) &&
        isProbability(p3) &&
        isProbability(t3)
      )
    )
      valid = false;
    overlap0 += Math.abs(p0 - t0);
    predicted0 += p0;
    actual0 += t0;
    overlap1 += Math.abs(p1 - t1);
    predicted1 += p1;
    actual1 += t1;
    overlap2 += Math.abs(p2 - t2);
    predicted2 += p2;
    actual2 += t2;
    overlap3 += Math.abs(p3 - t3);
    predicted3 += p3;
    actual3 += t3;
  }
  sums.overlap = overlap0 + overlap1 + (overlap2 + overlap3);
  sums.predicted = predicted0 + predicted1 + (predicted2 + predicted3);
  sums.actual = actual0 + actual1 + (actual2 + actual3);
  sums.volume = actual0 + actual1 + (actual2 + actual3);
  sums.valid = valid;
};
