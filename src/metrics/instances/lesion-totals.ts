import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import type { CaseLesions, LesionState } from "../lesions/lesion-state.ts";
import { agreementOf } from "../lesions/match-lesions.ts";
import type { LesionScoreName } from "../scores/score-measure.ts";

/** Numbers of the lesions of one class, which add over cases and classes. */
export interface LesionTotals {
  readonly matched: number;
  readonly missed: number;
  readonly extra: number;
  /** Σ IoU of matched lesions. */
  readonly iou: number;
  /** The lesions over which scores are averaged, and the sums of their scores. */
  readonly scored: number;
  readonly dice: number;
  /** For each tolerance, and each percentile. */
  readonly surfaceDice: readonly number[];
  readonly distances: readonly number[];
  /** For each tolerance the least and the largest sum of surface Dice by surfaces consistent with both masks; NaN where they are not kept. */
  readonly surfaceBounds: readonly number[];
}

/** The totals of the lesions of a class in a case. */
export function lesionTotals(
  lesions: readonly LesionState[],
  { mean, tolerances, percentiles }: KeptLesionRules,
  penalty: CaseLesions["penalty"],
): LesionTotals {
  const of = (outcome: LesionState["outcome"]) => lesions.filter((lesion) => lesion.outcome === outcome);
  const [matched, missed, extra] = [of("matched"), of("missed"), of("extra")];
  const scored = [...matched, ...(mean === "matched" ? [] : missed), ...(mean === "all" ? extra : [])];
  const sum = <Lesion>(list: readonly Lesion[], value: (lesion: Lesion) => number) =>
    list.reduce((total, lesion) => total + value(lesion), 0);
  const instead = Number(penalty);
  return {
    matched: matched.length,
    missed: missed.length,
    extra: extra.length,
    iou: sum(matched, (lesion) => lesionAgreement(lesion, "iou")),
    scored: scored.length,
    dice: sum(scored, (lesion) => lesionAgreement(lesion, "dice")),
    surfaceDice: tolerances.map((_, k) => sum(scored, (lesion) => surfaceDiceOf(lesion, k))),
    distances: percentiles.map((_, k) =>
      sum(scored, ({ distances }) => (distances[k] === "Infinity" ? instead : distances[k]!)),
    ),
    surfaceBounds: tolerances.flatMap((_, k) =>
      ([0, 1] as const).map((end) => sum(scored, (lesion) => surfaceBoundOf(lesion, k, end))),
    ),
  };
}

/** The overlap of a lesion with its prediction: 0 without one. */
export function lesionAgreement(
  { intersection, predictedVoxels, targetVoxels }: LesionState,
  agreement: "iou" | "dice",
): number {
  return agreementOf(agreement, intersection, predictedVoxels, targetVoxels);
}

/** The surface Dice of a lesion at the k-th tolerance: 0 without a match. */
export function surfaceDiceOf({ within, total }: LesionState, k: number): number {
  return total === 0 ? 0 : within[k]! / total;
}

/** The bound of the surface Dice of a lesion; NaN where it is not kept. */
function surfaceBoundOf({ withinBounds, total }: LesionState, k: number, end: 0 | 1): number {
  return total === 0 ? 0 : (withinBounds?.[k]?.[end] ?? Number.NaN) / total;
}

/** A score of totals; NaN where no lesion counts. */
export type LesionScore = (totals: LesionTotals) => number;

/** The scores of totals, by name. Matched targets are true positives, extra lesions false ones. */
export const LESION_SCORES: Readonly<Record<LesionScoreName, LesionScore>> = {
  precision: ({ matched, extra }) => ratio(matched, matched + extra),
  recall: ({ matched, missed }) => ratio(matched, matched + missed),
  /** F1 of detection: the recognition quality RQ. */
  f1: ({ matched, missed, extra }) => ratio(2 * matched, 2 * matched + missed + extra),
  /** Segmentation quality: the mean IoU of matched lesions. */
  sq: ({ matched, iou }) => ratio(iou, matched),
  /** Panoptic quality: RQ · SQ. */
  pq: ({ matched, missed, extra, iou }) => ratio(2 * iou, 2 * matched + missed + extra),
  dice: ({ scored, dice }) => ratio(dice, scored),
};

/** Surface Dice at the k-th tolerance, averaged over lesions. */
export function lesionSurfaceDice(k: number): LesionScore {
  return ({ scored, surfaceDice }) => ratio(surfaceDice[k]!, scored);
}

/** The Hausdorff distance at the k-th percentile, averaged over lesions; Infinity where no lesion is scored. */
export function lesionHausdorff(k: number): LesionScore {
  return ({ scored, distances }) => (scored === 0 ? Infinity : distances[k]! / scored);
}

/** Returns whether any lesion counts: without one a class has no lesion score. */
export function hasLesions({ matched, missed, extra }: LesionTotals): boolean {
  return matched + missed + extra > 0;
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
