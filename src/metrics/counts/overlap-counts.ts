import { checkBoolean, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";

/**
 * The voxels of each class, from which every overlap score is computed. They are plain numbers, so JSON carries them, and you can
 * make them by hand. Counts add: those of the parts of a volume or a data set merge to those of the whole.
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
  /**
   * `true` for masks of which a voxel is in no class or in several: class 0 is then not a background, and
   * `includeBackground: false` is refused. Missing otherwise.
   */
  readonly noBackground?: boolean | undefined;
}

const SUMS = ["intersection", "predicted", "actual"] as const;

/** Counts beyond this are not exact. */
const MAX_COUNT = Number.MAX_SAFE_INTEGER;

/** Validates counts, and returns a copy, which no getter and no caller changes afterwards. */
export function checkCounts(name: string, counts: unknown): OverlapCounts {
  if (typeof counts !== "object" || counts === null) {
    throw new TypeError(`${name}: counts are ${describe(counts)}, want the counts of countOverlap`);
  }
  if (!("intersection" in counts)) {
    throw new TypeError(
      `${name}: counts are ${describe(counts)}; dice(prediction, target) scores two maps, countOverlap(prediction, target, { classes }) makes counts of them`,
    );
  }
  const { intersection, predicted, actual, voxels, noBackground = false } = counts as OverlapCounts;
  const given = { intersection, predicted, actual };
  for (const sum of SUMS) {
    if (!Array.isArray(given[sum]))
      throw new TypeError(`${name}: counts.${sum} is ${describe(given[sum])}, want an array`);
  }
  const copy: OverlapCounts = {
    intersection: [...intersection],
    predicted: [...predicted],
    actual: [...actual],
    voxels,
    ...(noBackground && { noBackground }),
  };
  checkBoolean(name, "counts.noBackground", noBackground);
  checkNumber(name, "counts.voxels", voxels, 0);
  if (voxels > MAX_COUNT) throw new RangeError(`${name}: counts.voxels is ${voxels}, want at most 2⁵³ − 1`);
  for (const sum of SUMS) checkSum(name, sum, copy);
  for (const [c, both] of copy.intersection.entries()) {
    const least = Math.min(copy.predicted[c]!, copy.actual[c]!);
    if (both > withRounding(least)) {
      throw new RangeError(
        `${name}: counts.intersection[${c}] is ${both}, more than the ${least} of one map`,
      );
    }
  }
  return copy;
}

function checkSum(name: string, sum: (typeof SUMS)[number], counts: OverlapCounts): void {
  const { [sum]: list, predicted, voxels } = counts;
  if (list.length === 0 || list.length !== predicted.length) {
    throw new RangeError(
      `${name}: counts.${sum} holds ${list.length} classes, counts.predicted ${predicted.length}`,
    );
  }
  for (const [c, value] of list.entries()) {
    checkNumber(name, `counts.${sum}[${c}]`, value, 0);
    if (value > withRounding(voxels))
      throw new RangeError(`${name}: counts.${sum}[${c}] is ${value}, more than the ${voxels} voxels`);
  }
}

/** A bound of soft sums, which may exceed it by the rounding that a probability is granted. */
function withRounding(count: number): number {
  return count * (1 + 1e-5) + 1e-5;
}

/**
 * Adds the counts of several parts to the counts of the whole, in any order and grouping.
 *
 * @param counts - of the same classes
 * @throws {RangeError} if there are none, the numbers of classes differ, or the voxels exceed 2⁵³ − 1
 * @example
 * const part = { intersection: [1, 2], predicted: [2, 3], actual: [3, 2], voxels: 5 };
 * mergeCounts(part, part) // { intersection: [2, 4], predicted: [4, 6], actual: [6, 4], voxels: 10 }
 */
export function mergeCounts(...counts: readonly OverlapCounts[]): OverlapCounts {
  if (counts.length === 0) throw new RangeError("mergeCounts: called without counts, want at least one");
  const parts = counts.map((part) => checkCounts("mergeCounts", part));
  const classes = parts[0]!.predicted.length;
  for (const { predicted } of parts) {
    if (predicted.length !== classes) {
      throw new RangeError(`mergeCounts: counts of ${predicted.length} and of ${classes} classes`);
    }
  }
  const [intersection, predicted, actual] = SUMS.map((sum) =>
    Array.from({ length: classes }, (_, c) => parts.reduce((total, part) => total + part[sum][c]!, 0)),
  ) as [number[], number[], number[]];
  const voxels = parts.reduce((total, part) => total + part.voxels, 0);
  if (voxels > MAX_COUNT)
    throw new RangeError(`mergeCounts: the voxels add up to ${voxels}, want at most 2⁵³ − 1`);
  const noBackground = parts.some((part) => part.noBackground);
  return { intersection, predicted, actual, voxels, ...(noBackground && { noBackground }) };
}
