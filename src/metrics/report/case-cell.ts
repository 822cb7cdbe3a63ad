import { type Convention, groupOf, type ScoreGroup } from "../conventions/convention.ts";
import { conventionOf } from "../conventions/convention-name.ts";
import type { ConventionName } from "../conventions/convention-table.ts";
import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import { isAbsent } from "../scores/average-scores.ts";
import type { NamedScore, ScoreName } from "../scores/score-name.ts";
import { isLength, isOfLesions } from "../scores/score-table.ts";
import type { CaseState } from "../state/case-state.ts";
import { averageOfSums, type SurfaceDirection } from "../surfaces/class-surfaces.ts";
import { lesionValue, lesionWidth, writeLesions } from "./lesion-cell.ts";
import type { CompareSettings, Kept } from "./report-settings.ts";

/**
 * A cell holds the numbers of one class in one case: predicted, actual, intersection, voxels, and, where surfaces are kept,
 * their total size, Σ distance·size and size of either, the sizes within the tolerances, the percentiles of the distances; behind
 * these the totals of lesions, where they are kept. All but the percentiles of distances add over cells.
 */
const PREDICTED = 0;
const ACTUAL = 1;
const INTERSECTION = 2;
const VOXELS = 3;
const TOTAL = 4;
const SUMS = 5;
const WITHIN = 9;

/** A score as a function of a cell, or of the sum of cells. */
export interface CellScore {
  readonly name: ScoreName;
  /** The best value: 1 of a score, 0 of a distance. */
  readonly best: 0 | 1;
  /** Whether it is made of surfaces, which class 0 has none of. */
  readonly surface: boolean;
  /** Whether it is made of lesions. */
  readonly ofLesions?: boolean;
  /** Whether a sum of cells has this score. */
  readonly pools: boolean;
  /** NaN of a cell without a surface, or without a lesion. */
  readonly value: (cells: Float64Array, at: number) => number;
  /** What a tool does where a map lacks the class. */
  readonly convention?: { readonly of: Convention; readonly group: ScoreGroup };
}

export interface CellLayout {
  readonly width: number;
  /** Where the totals of lesions begin in a cell. */
  readonly lesionsAt: number;
  readonly lesions: Kept["lesions"];
  readonly scores: readonly CellScore[];
  /** Whether the score of a case is that of the summed cells of its classes. */
  readonly micro: boolean;
}

/** Where the numbers of cells stand, and the scores that are made of them; every surface score is among the measures. */
export function cellLayout(
  scores: readonly NamedScore[],
  { surface, lesions }: Kept,
  convention?: ConventionName | undefined,
): CellLayout {
  const tolerances = surface?.tolerances ?? [];
  const percentiles = surface?.percentiles ?? [];
  const lesionsAt = surface === undefined ? TOTAL : WITHIN + tolerances.length + percentiles.length;
  const of = convention && conventionOf(convention);
  return {
    width: lesionsAt + (lesions === undefined ? 0 : lesionWidth(lesions)),
    lesionsAt,
    lesions,
    scores: scores.map((score) => {
      if (isOfLesions(score)) return lesionScore(score, lesions!, lesionsAt);
      const own = cellScore(score, tolerances, percentiles, of?.average);
      return of ? { ...own, convention: { of, group: groupOf(score)! } } : own;
    }),
    micro: of?.mean === "micro",
  };
}

function lesionScore(score: NamedScore, rules: KeptLesionRules, at: number): CellScore {
  const value = lesionValue(score, rules, at);
  return {
    name: score.name,
    best: isLength(score) ? 0 : 1,
    surface: true,
    ofLesions: true,
    pools: true,
    value,
  };
}

function cellScore(
  score: NamedScore,
  tolerances: readonly number[],
  percentiles: readonly number[],
  average: SurfaceDirection | undefined,
): CellScore {
  const { name } = score;
  switch (score.kind) {
    case "overlap": {
      const { formula } = score;
      const value: CellScore["value"] = (cells, at) =>
        formula(cells[at + INTERSECTION]!, cells[at + PREDICTED]!, cells[at + ACTUAL]!, cells[at + VOXELS]!);
      return { name, best: 1, surface: false, pools: true, value };
    }
    case "surface-dice": {
      const within = WITHIN + tolerances.indexOf(score.tolerance);
      const value: CellScore["value"] = (cells, at) => cells[at + within]! / cells[at + TOTAL]!;
      return { name, best: 1, surface: true, pools: true, value };
    }
    case "hausdorff": {
      const distance = WITHIN + tolerances.length + percentiles.indexOf(score.percentile);
      const value: CellScore["value"] = (cells, at) => cells[at + distance]!;
      return { name, best: 0, surface: true, pools: false, value };
    }
    case "average-distance": {
      const direction = average ?? score.direction;
      const value: CellScore["value"] = (cells, at) => averageDistance(cells, at, direction);
      return { name, best: 0, surface: true, pools: true, value };
    }
    default:
      throw new Error(`${name} is made of lesions`);
  }
}

function averageDistance(cells: Float64Array, at: number, direction: SurfaceDirection): number {
  const prediction = { sum: cells[at + SUMS]!, size: cells[at + SUMS + 1]! };
  const target = { sum: cells[at + SUMS + 2]!, size: cells[at + SUMS + 3]! };
  return averageOfSums({ prediction, target }, direction);
}

/** What an absent class is worth, and where it is absent. */
export type AbsentPolicy = Pick<CompareSettings, "absent" | "absentIn">;

/** The score of a cell, or of a sum of cells; NaN where it has none. The background, class 0, has no surface. */
export function cellValue(
  { best, surface, ofLesions, value, convention }: CellScore,
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
    const score = value(cells, at);
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
  if (isAbsent(predicted, actual, surface ? "both" : of.emptyIn)) return of.empty[group] ?? Number.NaN;
  if (!surface || (predicted > 0 && actual > 0)) return undefined;
  const missing = of.missing[group];
  return missing === "skip" ? Number.NaN : missing;
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

/** Writes the cell of a class at `at`; `row` is where the labels of the case would hold it. */
export function writeCell(
  { lesionsAt, lesions: rules }: CellLayout,
  one: CaseState,
  label: number,
  row: number,
  cells: Float64Array,
  at: number,
): void {
  const { labels, voxels, predicted, actual, intersection, surfaces } = one;
  cells[at + VOXELS] = voxels;
  if (labels[row] !== label) return;
  cells[at + PREDICTED] = predicted[row]!;
  cells[at + ACTUAL] = actual[row]!;
  cells[at + INTERSECTION] = intersection[row]!;
  if (label === 0) return;
  if (rules !== undefined) writeLesions(one, label, rules, cells, at + lesionsAt);
  if (lesionsAt === TOTAL || surfaces === undefined) return;
  const { total, within, distances, prediction, target } = surfaces[labels[0] === 0 ? row - 1 : row]!;
  cells[at + TOTAL] = total;
  if (prediction && target)
    cells.set([Number(prediction.sum), prediction.size, Number(target.sum), target.size], at + SUMS);
  cells.set(within, at + WITHIN);
  cells.set(distances.map(Number), at + WITHIN + within.length);
}
