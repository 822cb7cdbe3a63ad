import { checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";

/**
 * Voxels per class: what every overlap score is made of. Plain numbers, so JSON carries them, and counts made by hand are
 * as good; counts add, so those of parts of a volume or a data set merge to those of the whole.
 */
export interface OverlapCounts {
  /** Voxels of each class in both prediction and target. */
  readonly intersection: readonly number[];
  /** Voxels of each class in the prediction. */
  readonly predicted: readonly number[];
  /** Voxels of each class in the target. */
  readonly actual: readonly number[];
  /** Voxels that counted. */
  readonly voxels: number;
}

const SUMS = ["intersection", "predicted", "actual"] as const;

/** The counts themselves, after a look at them. */
export function checkCounts(name: string, counts: unknown): OverlapCounts {
  if (typeof counts !== "object" || counts === null) {
    throw new TypeError(`${name}: counts are ${describe(counts)}, want what countOverlap gives`);
  }
  const { intersection, predicted, actual, voxels } = counts as OverlapCounts;
  for (const [index, list] of [intersection, predicted, actual].entries()) {
    if (!Array.isArray(list))
      throw new TypeError(`${name}: counts.${SUMS[index]} is ${describe(list)}, want an array`);
  }
  checkNumber(name, "counts.voxels", voxels, 0);
  // Soft sums may exceed a bound by the rounding that a probability is granted.
  const bound = (count: number) => count * (1 + 1e-5) + 1e-5;
  for (const [index, list] of [intersection, predicted, actual].entries()) {
    const sum = SUMS[index]!;
    if (list.length === 0 || list.length !== predicted.length) {
      throw new RangeError(
        `${name}: counts.${sum} holds ${list.length} classes, counts.predicted ${predicted.length}`,
      );
    }
    for (const [c, value] of list.entries()) {
      checkNumber(name, `counts.${sum}[${c}]`, value, 0);
      if (value > bound(voxels)) {
        throw new RangeError(`${name}: counts.${sum}[${c}] is ${value}, more than the ${voxels} voxels`);
      }
    }
  }
  for (const [c, both] of intersection.entries()) {
    const least = Math.min(predicted[c]!, actual[c]!);
    if (both > bound(least)) {
      throw new RangeError(
        `${name}: counts.intersection[${c}] is ${both}, more than the ${least} of one map`,
      );
    }
  }
  return counts as OverlapCounts;
}

/**
 * Counts of several parts as the counts of the whole, in any order and grouping.
 *
 * @param counts - of the same classes
 * @throws {RangeError} if there is none, or the numbers of classes differ
 * @example
 * const part = { intersection: [1, 2], predicted: [2, 3], actual: [3, 2], voxels: 5 };
 * mergeCounts(part, part) // { intersection: [2, 4], predicted: [4, 6], actual: [6, 4], voxels: 10 }
 */
export function mergeCounts(...counts: readonly OverlapCounts[]): OverlapCounts {
  if (counts.length === 0) throw new RangeError("mergeCounts: called with nothing, want counts");
  for (const part of counts) checkCounts("mergeCounts", part);
  const classes = counts[0]!.predicted.length;
  for (const part of counts) {
    if (part.predicted.length !== classes) {
      throw new RangeError(`mergeCounts: counts of ${part.predicted.length} and of ${classes} classes`);
    }
  }
  const [intersection, predicted, actual] = SUMS.map((sum) =>
    Array.from({ length: classes }, (_, c) => counts.reduce((total, part) => total + part[sum][c]!, 0)),
  ) as [number[], number[], number[]];
  return { intersection, predicted, actual, voxels: counts.reduce((total, part) => total + part.voxels, 0) };
}
