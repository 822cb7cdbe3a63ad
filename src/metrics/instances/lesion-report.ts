import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import type { CaseLesions, LesionOutcome, LesionState } from "../lesions/lesion-state.ts";
import { type ReportValue, reportValue } from "../statistics/report-value.ts";
import { isOfVoxels } from "../surfaces/class-surfaces.ts";
import { boundsWithin, type GridBounds, toleranceVerdict } from "../surfaces/distance-bounds.ts";
import type { VoxelSize } from "../surfaces/surface-distances.ts";
import {
  hasLesions,
  LESION_SCORES,
  lesionAgreement,
  lesionHausdorff,
  lesionSurfaceDice,
  lesionTotals,
  surfaceDiceOf,
} from "./lesion-totals.ts";

/** One lesion in a report. */
export interface LesionReport {
  /** The label of the class. */
  readonly class: number;
  /** Whether the lesion is matched, missed, extra or too small to count. */
  readonly outcome: LesionOutcome;
  /** Its number among the targets of the class, from 1 in the order of first voxels; 0 for an extra one. */
  readonly target: number;
  /** The numbers of the predicted lesions that are matched with it, or the number of an extra one. */
  readonly predictions: readonly number[];
  /** The numbers of the predicted lesions that overlap the target, where there are several: they split it. */
  readonly splitInto: readonly number[];
  /** The numbers of the other targets that one of these overlaps too: the prediction merges them. */
  readonly mergedWith: readonly number[];
  /** The centre of its voxels, of the target where there is one, in voxels along each axis. */
  readonly centre: readonly number[];
  /** The voxels of the target; 0 for an extra lesion. */
  readonly targetVoxels: number;
  /** The voxels of the predicted lesions; 0 for a missed one. */
  readonly predictedVoxels: number;
  /** The voxels that both share. */
  readonly intersection: number;
  /** In millilitres, where the spacing is in millimetres. */
  readonly targetVolume: number;
  /** The volume of the predicted lesions, in the same unit. */
  readonly predictedVolume: number;
  /** By name: `dice`, `jaccard`, and those of the tolerances and percentiles; a distance without a match is the penalty. */
  readonly scores: Readonly<Record<string, ReportValue>>;
  /** Of a matched lesion, of distances and surface Dice between surfaces that pass between the voxels, see {@link distanceBounds}. */
  readonly bounds?: Readonly<Record<string, GridBounds>>;
}

/** The lesions of one class together. */
export interface LesionClassReport {
  /** The label of the class. */
  readonly class: number;
  /** Targets that are matched and missed, predicted lesions without a target, and targets that are too small to count. */
  readonly matched: number;
  /** Targets without a match. */
  readonly missed: number;
  /** Predicted lesions without a target. */
  readonly extra: number;
  /** Targets that are too small to count. */
  readonly ignored: number;
  /** Targets that several predicted lesions overlap, and targets that share one with another target. */
  readonly split: number;
  /** Targets that share a predicted lesion with another target. */
  readonly merged: number;
  /** By name, as in a {@link DiceMeter}; `null` where the class has no lesion that counts. */
  readonly scores: Readonly<Record<string, ReportValue>>;
}

/** A mm³ in ml. */
const MILLILITRE = 1000;

/** The report of each lesion of a case whose voxels have this size; without it no score has bounds. */
export function lesionReports(
  { voxelVolume, penalty, lesions }: CaseLesions,
  rules: KeptLesionRules,
  voxel: VoxelSize | undefined,
): LesionReport[] {
  const { tolerances, percentiles } = rules;
  const volume = (voxels: number) => (voxels * voxelVolume) / MILLILITRE;
  return lesions.map((lesion) => ({
    class: lesion.class,
    outcome: lesion.outcome,
    target: lesion.target,
    predictions: [...lesion.predictions],
    splitInto: lesion.parts.length > 1 ? [...lesion.parts] : [],
    mergedWith: [...lesion.mergedWith],
    centre: [...lesion.centre],
    targetVoxels: lesion.targetVoxels,
    predictedVoxels: lesion.predictedVoxels,
    intersection: lesion.intersection,
    targetVolume: volume(lesion.targetVoxels),
    predictedVolume: volume(lesion.predictedVoxels),
    scores: Object.fromEntries<ReportValue>([
      ["dice", lesionAgreement(lesion, "dice")],
      ["jaccard", lesionAgreement(lesion, "iou")],
      ...tolerances.map((tolerance, k) => [diceName(tolerance), surfaceDiceOf(lesion, k)] as const),
      ...percentiles.map((percentile, k) => {
        const distance = lesion.distances[k]!;
        return [distanceName(percentile), distance === "Infinity" ? penalty : distance] as const;
      }),
    ]),
    ...(voxel && lesionBounds(lesion, rules, voxel)),
  }));
}

/** The bounds of the scores of a lesion; nothing where none has bounds, as of one without a match, or of distances between voxels. */
function lesionBounds(
  lesion: LesionState,
  { tolerances, percentiles, boundary }: KeptLesionRules,
  { diagonal, smallest }: VoxelSize,
): { bounds?: Readonly<Record<string, GridBounds>> } {
  if (lesion.total === 0 || isOfVoxels(boundary)) return {};
  const { total, withinBounds, distances } = lesion;
  const bounds = [
    ...(withinBounds ?? []).map(([least, largest], k): [string, GridBounds] => {
      const verdict = toleranceVerdict(tolerances[k]!, smallest);
      return [diceName(tolerances[k]!), { low: least / total, high: largest / total, verdict }];
    }),
    ...percentiles.map((percentile, k): [string, GridBounds] => [
      distanceName(percentile),
      boundsWithin(Number(distances[k]), diagonal),
    ]),
  ].filter(([, { low, high }]) => high > low);
  return bounds.length > 0 ? { bounds: Object.fromEntries(bounds) } : {};
}

/** The report of the lesions of one class of a case. */
export function lesionClassReport(
  label: number,
  lesions: readonly LesionState[],
  penalty: CaseLesions["penalty"],
  rules: KeptLesionRules,
): LesionClassReport {
  const totals = lesionTotals(lesions, rules, penalty);
  const counted = lesions.filter(({ outcome }) => outcome !== "ignored");
  const value = (score: number) => (hasLesions(totals) ? reportValue(score) : null);
  const { matched, missed, extra } = totals;
  return {
    class: label,
    matched,
    missed,
    extra,
    ignored: lesions.length - counted.length,
    split: counted.filter(({ parts }) => parts.length > 1).length,
    merged: counted.filter(({ mergedWith }) => mergedWith.length > 0).length,
    scores: Object.fromEntries([
      ...Object.entries(LESION_SCORES).map(([name, score]) => [`lesion-${name}`, value(score(totals))]),
      ...rules.tolerances.map((tolerance, k) => [
        `lesion-surface-dice@${tolerance}mm`,
        value(lesionSurfaceDice(k)(totals)),
      ]),
      ...rules.percentiles.map((percentile, k) => [
        `lesion-hd${percentile}`,
        value(lesionHausdorff(k)(totals)),
      ]),
    ]),
  };
}

function diceName(tolerance: number): string {
  return `surface-dice@${tolerance}mm`;
}

function distanceName(percentile: number): string {
  return percentile === 100 ? "hd" : `hd${percentile}`;
}
