import type { Convention, ScoreGroup } from "../conventions/convention.ts";
import { isAbsent } from "../scores/average-scores.ts";
import { ACTUAL, type CellScore, PREDICTED } from "./cell-score.ts";
import type { CompareSettings } from "./report-settings.ts";

/** What an absent class is worth, and where it is absent. */
export type AbsentPolicy = Pick<CompareSettings, "absent" | "absentIn">;

/** The score of a cell, or of a sum of cells; NaN where it has none. The background, class 0, has no surface. */
export function cellValue(
  { best, surface, ofLesions, penalty, value, convention }: CellScore,
  cells: Float64Array,
  at: number,
  { absent, absentIn }: AbsentPolicy,
  isBackground: boolean,
): number {
  if (surface && isBackground) return Number.NaN;
  if (convention) {
    const fixed = fixedValue(convention, surface, cells[at + PREDICTED]!, cells[at + ACTUAL]!);
    return fixed === undefined ? value(cells, at) : fixed;
  }
  if (!isAbsent(cells[at + PREDICTED]!, cells[at + ACTUAL]!, absentIn)) {
    const found = value(cells, at);
    const score = penalty && found === Infinity ? penalty(cells, at) : found;
    // A class whose lesions are all too small to count has none.
    if (!(ofLesions && Number.isNaN(score))) return score;
  }
  if (absent === "skip") return Number.NaN;
  return absent === "best" ? best : absent;
}

/** The value of a convention where a map lacks the class; NaN for none, and undefined where the class is in both or is computed. */
function fixedValue(
  { of, group }: { readonly of: Convention; readonly group: ScoreGroup },
  surface: boolean,
  predicted: number,
  actual: number,
): number | undefined {
  const absentIn = of.emptyWithoutTarget.includes(group) ? "target" : "both";
  if (isAbsent(predicted, actual, absentIn)) return of.empty[group] ?? Number.NaN;
  if (!surface || (predicted > 0 && actual > 0)) return undefined;
  const missing = of.missing[group];
  return missing === "skip" ? Number.NaN : missing;
}
