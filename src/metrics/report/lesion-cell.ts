import {
  hasLesions,
  LESION_SCORES,
  type LesionScore,
  type LesionTotals,
  lesionHausdorff,
  lesionSurfaceDice,
  lesionTotals,
} from "../instances/lesion-totals.ts";
import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import type { NamedScore } from "../scores/score-name.ts";
import type { CaseState } from "../state/case-state.ts";
import { type GridBounds, toleranceVerdict } from "../surfaces/distance-bounds.ts";

/** The numbers of the lesions of a class before those of tolerances and percentiles. */
const FIXED = 6;

/** How many numbers of a cell the totals of lesions take. */
export function lesionWidth({ tolerances, percentiles }: KeptLesionRules): number {
  return FIXED + 3 * tolerances.length + percentiles.length;
}

/** Writes the totals of the lesions of a class; they add over cells. */
export function writeLesions(
  { lesions }: CaseState,
  label: number,
  rules: KeptLesionRules,
  cells: Float64Array,
  at: number,
): void {
  if (lesions === undefined) return;
  const ofClass = lesions.lesions.filter((lesion) => lesion.class === label);
  const { matched, missed, extra, iou, scored, dice, surfaceDice, distances, surfaceBounds } = lesionTotals(
    ofClass,
    rules,
    lesions.penalty,
  );
  cells.set([matched, missed, extra, iou, scored, dice, ...surfaceDice, ...distances, ...surfaceBounds], at);
}

function readTotals(
  { tolerances, percentiles }: KeptLesionRules,
  cells: Float64Array,
  at: number,
): LesionTotals {
  const [matched, missed, extra, iou, scored, dice] = cells.subarray(at, at + FIXED) as unknown as number[];
  const behind = at + FIXED + tolerances.length;
  const bounds = behind + percentiles.length;
  return {
    matched: matched!,
    missed: missed!,
    extra: extra!,
    iou: iou!,
    scored: scored!,
    dice: dice!,
    surfaceDice: Array.from(cells.subarray(at + FIXED, behind)),
    distances: Array.from(cells.subarray(behind, bounds)),
    surfaceBounds: Array.from(cells.subarray(bounds, bounds + 2 * tolerances.length)),
  };
}

/** A score of lesions as a function of a cell, whose totals begin `offset` numbers behind its start; NaN without a lesion. */
export function lesionValue(
  score: NamedScore,
  rules: KeptLesionRules,
  offset: number,
): (cells: Float64Array, at: number) => number {
  const formula = formulaOf(score, rules);
  return (cells, at) => {
    const totals = readTotals(rules, cells, at + offset);
    return hasLesions(totals) ? formula(totals) : Number.NaN;
  };
}

/** The bounds of the surface Dice of lesions at a tolerance; `null` where no lesion is scored, or a state of before keeps none. */
export function lesionDiceRange(
  rules: KeptLesionRules,
  tolerance: number,
  offset: number,
): (cells: Float64Array, at: number, smallest: number) => GridBounds | null {
  const k = 2 * rules.tolerances.indexOf(tolerance);
  return (cells, at, smallest) => {
    const { scored, surfaceBounds } = readTotals(rules, cells, at + offset);
    const [low, high] = [surfaceBounds[k]! / scored, surfaceBounds[k + 1]! / scored];
    return Number.isNaN(low) ? null : { low, high, verdict: toleranceVerdict(tolerance, smallest) };
  };
}

function formulaOf(score: NamedScore, { tolerances, percentiles }: KeptLesionRules): LesionScore {
  if (score.kind === "lesion-hausdorff") return lesionHausdorff(percentiles.indexOf(score.percentile));
  if (score.kind === "lesion-surface-dice") return lesionSurfaceDice(tolerances.indexOf(score.tolerance));
  if (score.kind === "lesion") return LESION_SCORES[score.score];
  throw new Error(`${score.name} is not made of lesions`);
}
