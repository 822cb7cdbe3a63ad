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
  let i = prediction.start;
  let j = target.start;
  for (let k = 0; k < count; k += 4) {
    let x = p[i]!;
    let y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap0 += x * y;
    predicted0 += x;
    actual0 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap1 += x * y;
    predicted1 += x;
    actual1 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap2 += x * y;
    predicted2 += x;
    actual2 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap3 += x * y;
    predicted3 += x;
    actual3 += y;
    i += pStep;
    j += tStep;
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
  let i = prediction.start;
  let j = target.start;
  for (let k = 0; k < count; k += 4) {
    let x = p[i]!;
    let y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap0 += x * y;
    predicted0 += x * x;
    actual0 += y * y;
    volume0 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap1 += x * y;
    predicted1 += x * x;
    actual1 += y * y;
    volume1 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap2 += x * y;
    predicted2 += x * x;
    actual2 += y * y;
    volume2 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap3 += x * y;
    predicted3 += x * x;
    actual3 += y * y;
    volume3 += y;
    i += pStep;
    j += tStep;
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
  let i = prediction.start;
  let j = target.start;
  for (let k = 0; k < count; k += 4) {
    let x = p[i]!;
    let y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap0 += Math.abs(x - y);
    predicted0 += x;
    actual0 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap1 += Math.abs(x - y);
    predicted1 += x;
    actual1 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap2 += Math.abs(x - y);
    predicted2 += x;
    actual2 += y;
    i += pStep;
    j += tStep;

    x = p[i]!;
    y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap3 += Math.abs(x - y);
    predicted3 += x;
    actual3 += y;
    i += pStep;
    j += tStep;
  }
  sums.overlap = overlap0 + overlap1 + (overlap2 + overlap3);
  sums.predicted = predicted0 + predicted1 + (predicted2 + predicted3);
  sums.actual = actual0 + actual1 + (actual2 + actual3);
  sums.volume = actual0 + actual1 + (actual2 + actual3);
  sums.valid = valid;
};
