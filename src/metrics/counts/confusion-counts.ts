import { checkCounts, type OverlapCounts } from "./overlap-counts.ts";

/** The voxels of a class against all others. */
export interface ConfusionCounts {
  /** In the class in both maps, |A∩B|. */
  readonly truePositives: number;
  /** In the prediction alone, |A∖B|. */
  readonly falsePositives: number;
  /** In the target alone, |B∖A|. */
  readonly falseNegatives: number;
  /** In neither, |Ω∖(A∪B)|. */
  readonly trueNegatives: number;
}

/**
 * True and false positives and negatives of each class, from its counts: TP = |A∩B|, FP = |A| − TP, FN = |B| − TP, TN = |Ω| − TP − FP −
 * FN. They add over parts as the counts do.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @throws {RangeError} if the counts contradict each other
 * @example
 * confusionCounts({ intersection: [2], predicted: [3], actual: [4], voxels: 9 })[0] // { truePositives: 2, falsePositives: 1, falseNegatives: 2, trueNegatives: 4 }
 */
export function confusionCounts(counts: OverlapCounts): ConfusionCounts[] {
  const { intersection, predicted, actual, voxels } = checkCounts("confusionCounts", counts);
  return intersection.map((both, c) => ({
    truePositives: both,
    falsePositives: predicted[c]! - both,
    falseNegatives: actual[c]! - both,
    trueNegatives: voxels - predicted[c]! - actual[c]! + both,
  }));
}
