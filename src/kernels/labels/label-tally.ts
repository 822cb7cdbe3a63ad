import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";

/** Voxels per class, exact. */
export interface LabelCounts {
  /** In both maps. */
  readonly intersection: Float64Array;
  readonly predicted: Float64Array;
  readonly actual: Float64Array;
  /** Voxels that counted. */
  readonly voxels: number;
  /** Whether every label that counted names a class; if not, the counts say nothing. */
  readonly valid: boolean;
}

/**
 * Counts under way. Of few classes every pair of labels has a cell: one addition a voxel, and no branch that a processor
 * could mispredict. Of many the table would leave the cache, and each class has its sums.
 */
export interface LabelTally {
  readonly classes: number;
  /** Voxels with label p in the prediction and t in the target, at p·classes + t. */
  readonly pairs: Float64Array | null;
  readonly intersection: Float64Array;
  readonly predicted: Float64Array;
  readonly actual: Float64Array;
  /** The bits of all labels that were counted in pairs: none of them is greater than this. */
  seen: number;
  valid: boolean;
}

/** Most classes whose pairs have a table: one of 128 kB. */
export const MAX_PAIRED_LABELS = 128;

export function emptyTally(classes: number, mostPaired: number = MAX_PAIRED_LABELS): LabelTally {
  return {
    classes,
    pairs: classes <= mostPaired ? new Float64Array(classes * classes) : null,
    intersection: new Float64Array(classes),
    predicted: new Float64Array(classes),
    actual: new Float64Array(classes),
    seen: 0,
    valid: true,
  };
}

/** Counts `count` voxels with label `p` in the prediction and `t` in the target. */
export function tallyRun(tally: LabelTally, p: number, t: number, count: number): void {
  const { classes, pairs, intersection, predicted, actual } = tally;
  // Unsigned, a negative label is a large one.
  if (p >>> 0 >= classes || t >>> 0 >= classes) {
    tally.valid = false;
  } else if (pairs !== null) {
    tally.seen |= p | t;
    pairs[p * classes + t]! += count;
  } else {
    predicted[p]! += count;
    actual[t]! += count;
    if (p === t) intersection[p]! += count;
  }
}

/** Counts voxels `start` to `end` that count, one after the other. */
export function tallyEach(
  tally: LabelTally,
  prediction: LabelArray,
  target: LabelArray,
  start: number,
  end: number,
  counted: Counted,
): void {
  if (tally.pairs !== null && counted === null) {
    tallyPairs(tally, tally.pairs, prediction, target, start, end);
    return;
  }
  for (let k = start; k < end && tally.valid; k++) {
    if (counted === null || counted[k] !== 0) tallyRun(tally, prediction[k]!, target[k]!, 1);
  }
}

/** Counts all voxels, with a table of pairs. */
function tallyPairs(
  tally: LabelTally,
  pairs: Float64Array,
  prediction: LabelArray,
  target: LabelArray,
  start: number,
  end: number,
): void {
  const { classes } = tally;
  let { seen } = tally;
  for (let k = start; k < end; k++) {
    const p = prediction[k]!;
    const t = target[k]!;
    if (p >>> 0 >= classes || t >>> 0 >= classes) {
      tally.valid = false;
      return;
    }
    seen |= p | t;
    pairs[p * classes + t]!++;
  }
  tally.seen = seen;
}

/** The counts of a tally. */
export function tallyCounts({
  classes,
  pairs,
  intersection,
  predicted,
  actual,
  seen,
  valid,
}: LabelTally): LabelCounts {
  if (pairs !== null) {
    // Most maps have a few labels, and the table has room for many.
    const end = Math.min(classes, seen + 1);
    for (let p = 0; p < end; p++) {
      for (let t = 0; t < end; t++) {
        const count = pairs[p * classes + t]!;
        if (count === 0) continue;
        predicted[p]! += count;
        actual[t]! += count;
      }
      intersection[p]! += pairs[p * classes + p]!;
    }
  }
  const voxels = predicted.reduce((total, count) => total + count, 0);
  return { intersection, predicted, actual, voxels, valid };
}
