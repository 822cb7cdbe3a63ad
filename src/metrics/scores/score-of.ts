import { checkCounts, type OverlapCounts } from "../counts/overlap-counts.ts";
import { averageScores } from "./average-scores.ts";
import { type Formula, readScoreOptions, type ScoreOptions } from "./score-options.ts";

/** The score of counts by a formula. */
export function scoreOf(
  name: string,
  counts: OverlapCounts,
  options: ScoreOptions,
  formula: Formula,
): number | number[] {
  const checked = checkCounts(name, counts);
  return averageScores(name, checked, readScoreOptions(name, options), formula);
}
