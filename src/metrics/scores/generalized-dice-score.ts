import { checkChoice } from "../../tensor/check-options.ts";
import { checkCounts, type OverlapCounts } from "../counts/overlap-counts.ts";
import { isAbsent } from "./average-scores.ts";
import { firstClass, readScoreOptions, SCORE_OPTIONS, type ScoreOptions } from "./score-options.ts";

/** Options of {@link generalizedDiceScore}, which is one number over all classes: `average` is refused. */
export interface GeneralizedDiceScoreOptions extends Omit<ScoreOptions, "average"> {
  /** Weight of a class with T voxels in the target: 1/T² (`"square"`, the default), 1/T (`"simple"`), 1 (`"uniform"`). */
  readonly weightType?: "square" | "simple" | "uniform" | undefined;
}

/**
 * Generalized Dice score: 2·Σ w·|A∩B| / Σ w·(|A| + |B|), one ratio over all classes, in which a small class weighs as much
 * as a large one.
 *
 * A class without a voxel in the target takes the largest weight of the others, so its false positives count as much as
 * those of the rarest class; `absentIn: "target"` leaves it out.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - `weightType`, `includeBackground`, `absent`, `absentIn`, see {@link ScoreOptions}
 * @returns a number; where every class is absent, `absent`, or NaN where that is `"skip"`
 * @throws {RangeError} if the counts contradict each other, or an option is invalid
 * @example
 * const counts = { intersection: [90, 5], predicted: [100, 5], actual: [90, 15], voxels: 105 };
 * generalizedDiceScore(counts) // 0.5934065934065934
 * generalizedDiceScore(counts, { weightType: "uniform" }) // 0.9047619047619048
 * @see Crum et al. 2006, https://doi.org/10.1109/TMI.2006.880587
 */
export function generalizedDiceScore(
  counts: OverlapCounts,
  options: GeneralizedDiceScoreOptions = {},
): number {
  const name = "generalizedDiceScore";
  const checked = checkCounts(name, counts);
  const known = ["weightType", ...SCORE_OPTIONS.filter((option) => option !== "average")];
  const settings = readScoreOptions(name, options, known);
  const { absent, absentIn } = settings;
  const { weightType = "square" } = options;
  checkChoice(name, "weightType", weightType, ["square", "simple", "uniform"]);
  const { intersection, predicted, actual } = checked;
  const first = firstClass(name, checked, settings);
  const smallest = actual.slice(first).reduce((least, t) => (t > 0 && t < least ? t : least), Infinity);
  let numerator = 0;
  let denominator = 0;
  for (let c = first; c < predicted.length; c++) {
    const [i, p, t] = [intersection[c]!, predicted[c]!, actual[c]!];
    if (isAbsent(p, t, absentIn)) continue;
    // All weights are divided by the largest, that of the smallest class.
    const relative = t === 0 || weightType === "uniform" ? 1 : smallest / t;
    const weight = weightType === "square" ? relative * relative : relative;
    numerator += 2 * weight * i;
    denominator += weight * (p + t);
  }
  if (denominator > 0) return numerator / denominator;
  return absent === "skip" ? Number.NaN : absent;
}
