import type { OverlapCounts } from "../counts/overlap-counts.ts";
import { dice, jaccard, precision, recall, specificity, volumeRatio } from "./overlap-formulas.ts";
import { scoreOf } from "./score-of.ts";
import type { AverageOptions, PerClassOptions, ScoreOptions } from "./score-options.ts";

/**
 * Dice score: 2·|A∩B| / (|A| + |B|), from 0 (disjoint) to 1 (equal).
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if the counts contradict each other, or an option is invalid
 * @example
 * diceScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.6666666666666666
 * @see Dice 1945, https://doi.org/10.2307/1932409
 */
export function diceScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function diceScore(counts: OverlapCounts, options?: AverageOptions): number;
export function diceScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function diceScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("diceScore", counts, options, dice);
}

/**
 * Jaccard score, intersection over union: |A∩B| / |A∪B|, from 0 to 1; Dice/(2 − Dice).
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * jaccardScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.5
 */
export function jaccardScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function jaccardScore(counts: OverlapCounts, options?: AverageOptions): number;
export function jaccardScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function jaccardScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("jaccardScore", counts, options, jaccard);
}

/**
 * Precision: the part of the predicted voxels that is right, |A∩B| / |A|; 0 for a class in the target that is never predicted.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * precisionScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.75
 */
export function precisionScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function precisionScore(counts: OverlapCounts, options?: AverageOptions): number;
export function precisionScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function precisionScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("precisionScore", counts, options, precision);
}

/**
 * Recall, sensitivity: the part of the target voxels that was found, |A∩B| / |B|; 0 for a class that is predicted but not in
 * the target.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * recallScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.75
 */
export function recallScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function recallScore(counts: OverlapCounts, options?: AverageOptions): number;
export function recallScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function recallScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("recallScore", counts, options, recall);
}

/**
 * Specificity: the part of the voxels outside the target that the prediction leaves out too, |Ω∖(A∪B)| / |Ω∖B|; near 1
 * wherever the image is large. 0 for a target that fills the image.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}; `"micro"` sums the voxels outside over the classes
 * @example
 * specificityScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.75
 */
export function specificityScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function specificityScore(counts: OverlapCounts, options?: AverageOptions): number;
export function specificityScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function specificityScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("specificityScore", counts, options, specificity);
}

/**
 * Volume similarity: 1 − ||A| − |B|| / (|A| + |B|), from 0 to 1; blind to where the voxels are.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * volumeSimilarity({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.6666666666666667
 */
export function volumeSimilarity(counts: OverlapCounts, options: PerClassOptions): number[];
export function volumeSimilarity(counts: OverlapCounts, options?: AverageOptions): number;
export function volumeSimilarity(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function volumeSimilarity(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("volumeSimilarity", counts, options, volumeRatio);
}
