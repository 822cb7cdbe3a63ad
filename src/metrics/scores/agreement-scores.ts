import type { OverlapCounts } from "../counts/overlap-counts.ts";
import {
  accuracy,
  balancedAccuracy,
  matthewsCorrelation as correlation,
  cohensKappa as kappa,
} from "./overlap-formulas.ts";
import { scoreOf } from "./score-of.ts";
import type { AverageOptions, PerClassOptions, ScoreOptions } from "./score-options.ts";

/**
 * Accuracy of class against not class: the part of all voxels on which both maps agree, (|A∩B| + |Ω∖(A∪B)|) / |Ω|, from 0 to 1; near 1
 * wherever the image is large.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * accuracyScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.6666666666666666
 */
export function accuracyScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function accuracyScore(counts: OverlapCounts, options?: AverageOptions): number;
export function accuracyScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function accuracyScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("accuracyScore", counts, options, accuracy);
}

/**
 * Balanced accuracy: the mean of recall and specificity, from 0 to 1; ½ by chance.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * balancedAccuracyScore({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.75
 * @see Brodersen et al. 2010, https://doi.org/10.1109/ICPR.2010.764
 */
export function balancedAccuracyScore(counts: OverlapCounts, options: PerClassOptions): number[];
export function balancedAccuracyScore(counts: OverlapCounts, options?: AverageOptions): number;
export function balancedAccuracyScore(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function balancedAccuracyScore(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("balancedAccuracyScore", counts, options, balancedAccuracy);
}

/**
 * Matthews correlation coefficient of class against not class, with N = |Ω|: from −1 to 1, 0 by chance and where either map is all
 * class or all not.
 *
 *     (N·|A∩B| − |A|·|B|) / √(|A|·|B|·(N − |A|)·(N − |B|))
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * matthewsCorrelation({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.5
 * @see Matthews 1975, https://doi.org/10.1016/0005-2795(75)90109-9
 */
export function matthewsCorrelation(counts: OverlapCounts, options: PerClassOptions): number[];
export function matthewsCorrelation(counts: OverlapCounts, options?: AverageOptions): number;
export function matthewsCorrelation(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function matthewsCorrelation(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("matthewsCorrelation", counts, options, correlation);
}

/**
 * Cohen's kappa of class against not class, with N = |Ω|: the agreement beyond that by chance, from −1 to 1.
 *
 *     2·(N·|A∩B| − |A|·|B|) / (|A|·(N − |B|) + |B|·(N − |A|))
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - see {@link ScoreOptions}
 * @example
 * cohensKappa({ intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 }) // 0.4
 * @see Cohen 1960, https://doi.org/10.1177/001316446002000104
 */
export function cohensKappa(counts: OverlapCounts, options: PerClassOptions): number[];
export function cohensKappa(counts: OverlapCounts, options?: AverageOptions): number;
export function cohensKappa(counts: OverlapCounts, options?: ScoreOptions): number | number[];
export function cohensKappa(counts: OverlapCounts, options: ScoreOptions = {}): number | number[] {
  return scoreOf("cohensKappa", counts, options, kappa);
}
