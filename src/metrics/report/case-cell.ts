import { groupOf } from "../conventions/convention.ts";
import { conventionOf } from "../conventions/convention-name.ts";
import { measureOffset, measureWidth } from "../scores/measure-formulas.ts";
import { type CalibrationBin, calibrationBins } from "../scores/probability-formulas.ts";
import { isOfLesions } from "../scores/score-measure.ts";
import type { NamedScore } from "../scores/score-name.ts";
import type { CaseState } from "../state/case-state.ts";
import { isBetweenVoxels } from "../state/surface-measures.ts";
import type { StoredSums } from "../state/surface-state.ts";
import {
  ACTUAL,
  BAND,
  type CellPenalty,
  type CellScore,
  cellScore,
  INTERSECTION,
  lesionScore,
  measureScore,
  PREDICTED,
  SUMS,
  TOTAL,
  VOXELS,
  WITHIN,
} from "./cell-score.ts";
import { lesionWidth, writeLesions } from "./lesion-cell.ts";
import type { CompareSettings, Kept } from "./report-settings.ts";

/** Where the numbers of cells are, and the scores that are made of them. */
export interface CellLayout {
  readonly width: number;
  /** Where a cell has the bounds of the sizes within the tolerances, if surfaces pass between the voxels. */
  readonly boundsAt: number | undefined;
  /** Where the totals of lesions begin in a cell. */
  readonly lesionsAt: number;
  readonly lesions: Kept["lesions"];
  /** Where the numbers of measures begin in a cell. */
  readonly measuresAt: number;
  readonly penalty: CellPenalty | undefined;
  /** Where a cell has a 1 if a mean of diagonals is needed; behind the cell if not. */
  readonly countAt: number;
  /** Where a cell has the volumes in ml of prediction and target, if they are kept. */
  readonly volumeAt: number | undefined;
  /** Where a cell has the numbers of probabilities, if they are kept. */
  readonly probabilitiesAt: number | undefined;
  /** The bins of probabilities, if a calibration error is one of the scores. */
  readonly bins: number | undefined;
  readonly scores: readonly CellScore[];
  /** Whether the score of a case is that of the summed cells of its classes. */
  readonly micro: boolean;
}

/** Where the numbers of cells stand, and the scores that are made of them; every surface score is among the measures. */
export function cellLayout(
  scores: readonly NamedScore[],
  { surface, measures = [], bins = 0, lesions }: Kept,
  { convention, penalty }: Pick<CompareSettings, "convention" | "penalty"> = {},
): CellLayout {
  const tolerances = surface?.tolerances ?? [];
  const percentiles = surface?.percentiles ?? [];
  const distancesAt = WITHIN + tolerances.length + (surface?.classTolerances ? 1 : 0);
  const bandsAt = distancesAt + percentiles.length;
  const widths = surface?.widths ?? [];
  const boundsAt = bandsAt + BAND * widths.length;
  const isBetween = surface !== undefined && isBetweenVoxels(surface) && convention === undefined;
  const behind = boundsAt + (isBetween ? 2 * (distancesAt - WITHIN) : 0);
  const lesionsAt = surface === undefined ? TOTAL : behind;
  const of = convention && conventionOf(convention);
  const measuresAt = lesionsAt + (lesions === undefined ? 0 : lesionWidth(lesions));
  // Behind everything else a cell of a class that occurs has a 1, which counts the diagonals in a sum of cells.
  const countAt = measuresAt + measureWidth(measures, bins);
  const cellPenalty = penaltyOf(penalty, measuresAt + measureOffset(measures, "diagonal"), countAt);
  const { classTolerances } = surface ?? {};
  const places = {
    tolerances,
    classTolerances,
    percentiles,
    distancesAt,
    widths,
    bandsAt,
    boundsAt,
    isBetween,
  };
  return {
    width: countAt + (penalty === "diagonal" ? 1 : 0),
    countAt,
    boundsAt: isBetween ? boundsAt : undefined,
    volumeAt: measures.includes("volume") ? measuresAt + measureOffset(measures, "volume") : undefined,
    probabilitiesAt: measures.includes("probabilities")
      ? measuresAt + measureOffset(measures, "probabilities")
      : undefined,
    bins: scores.some(isCalibration) ? bins : undefined,
    lesionsAt,
    lesions,
    measuresAt,
    penalty: cellPenalty,
    scores: scores.map((score) => {
      if (isOfLesions(score)) return lesionScore(score, lesions!, lesionsAt);
      if (score.kind === "measure") return measureScore(score, { measures, measuresAt, bins }, cellPenalty);
      const own = cellScore(score, places, of?.average, cellPenalty);
      return of ? { ...own, convention: { of, group: groupOf(score)! } } : own;
    }),
    micro: of?.mean === "micro",
  };
}

/** Reports whether a score is made of the bins of probabilities. */
export function isCalibration({ name }: NamedScore): boolean {
  return name === "ece" || name === "ace" || name === "mce";
}

/** The penalty of a cell; of a sum of cells the mean of their diagonals. */
function penaltyOf(
  penalty: number | "diagonal" | undefined,
  diagonalAt: number,
  countAt: number,
): CellPenalty | undefined {
  if (penalty === undefined) return undefined;
  return penalty === "diagonal"
    ? (cells, at) => cells[at + diagonalAt]! / cells[at + countAt]!
    : () => penalty;
}

/** The voxels of a cell, or of a sum of cells. */
export function cellCounts(
  cells: Float64Array,
  at: number,
): { intersection: number; predicted: number; actual: number } {
  return {
    intersection: cells[at + INTERSECTION]!,
    predicted: cells[at + PREDICTED]!,
    actual: cells[at + ACTUAL]!,
  };
}

/** The volumes of a cell in ml, where they are kept. */
export function cellVolumes(
  { volumeAt }: CellLayout,
  cells: Float64Array,
  at: number,
): { predictedVolume?: number; actualVolume?: number } {
  if (volumeAt === undefined) return {};
  return { predictedVolume: cells[at + volumeAt]!, actualVolume: cells[at + volumeAt + 1]! };
}

/** The bins of the probabilities of a cell, or of a sum of cells, where a calibration error is one of the scores. */
export function cellBins(
  { probabilitiesAt, bins }: CellLayout,
  cells: Float64Array,
  at: number,
): { calibration?: readonly CalibrationBin[] } {
  if (probabilitiesAt === undefined || bins === undefined) return {};
  return { calibration: calibrationBins(cells, at + probabilitiesAt, bins) };
}

/** Writes the cell of a class at `at`; `row` is where the labels of the case would hold it. */
export function writeCell(
  { width, countAt, boundsAt, lesionsAt, lesions: rules, measuresAt, probabilitiesAt, penalty }: CellLayout,
  one: CaseState,
  label: number,
  row: number,
  cells: Float64Array,
  at: number,
): void {
  const { labels, voxels, predicted, actual, intersection, surfaces, measures } = one;
  cells[at + VOXELS] = voxels;
  if (labels[row] !== label) return;
  cells[at + PREDICTED] = predicted[row]!;
  cells[at + ACTUAL] = actual[row]!;
  cells[at + INTERSECTION] = intersection[row]!;
  if (label === 0) {
    if (one.background && probabilitiesAt !== undefined) cells.set(one.background, at + probabilitiesAt);
    return;
  }
  if (rules !== undefined) writeLesions(one, label, rules, cells, at + lesionsAt);
  const place = labels[0] === 0 ? row - 1 : row;
  if (countAt < width) cells[at + countAt] = 1;
  if (measures !== undefined) cells.set(measures[place]!.map(Number), at + measuresAt);
  if (lesionsAt === TOTAL || surfaces === undefined) return;
  const { total, within, withinBounds, distances, bands, prediction, target } = surfaces[place]!;
  cells[at + TOTAL] = total;
  // With a penalty the sums of a surface without the other one are finite, and add to those of other cases.
  const sum = (of: StoredSums) =>
    penalty && of.sum === "Infinity" ? penalty(cells, at) * of.size : Number(of.sum);
  if (prediction && target)
    cells.set([sum(prediction), prediction.size, sum(target), target.size], at + SUMS);
  cells.set(within, at + WITHIN);
  cells.set(distances.map(Number), at + WITHIN + within.length);
  if (bands) cells.set(bands.flat(), at + WITHIN + within.length + distances.length);
  // NaN: a state of before has none.
  if (boundsAt !== undefined)
    cells.set(withinBounds?.flat() ?? within.flatMap(() => [Number.NaN, Number.NaN]), at + boundsAt);
}
