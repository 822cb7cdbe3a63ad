import type { Convention, ScoreGroup } from "../conventions/convention.ts";
import type { Bounds } from "../intervals/bounded-sample.ts";
import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import { type MeasureName, measureOffset } from "../scores/measure-formulas.ts";
import { jaccard } from "../scores/overlap-formulas.ts";
import { type BandWidth, boundsOf, isLowerBetter, isSigned, unitOf } from "../scores/score-measure.ts";
import type { NamedScore, ScoreName } from "../scores/score-name.ts";
import type { SurfaceDirection } from "../scores/surface-direction.ts";
import { averageOfSums, isOfVoxels } from "../surfaces/class-surfaces.ts";
import {
  averageReach,
  boundsWithin,
  type GridBounds,
  toleranceVerdict,
} from "../surfaces/distance-bounds.ts";
import type { VoxelSize } from "../surfaces/surface-distances.ts";
import { lesionDiceRange, lesionValue } from "./lesion-cell.ts";

/**
 * A cell holds the numbers of one class in one case: predicted, actual, intersection, voxels, and, where surfaces are kept,
 * their total size, Σ distance·size and size of either, the sizes within the tolerances, the percentiles of the distances, and the voxels near
 * the boundary in the prediction, in the target and in both for each width; behind
 * these the totals of lesions and the numbers of measures, where they are kept. All but the percentiles of distances and some measures
 * add over cells.
 */
export const PREDICTED = 0;
export const ACTUAL = 1;
export const INTERSECTION = 2;
export const VOXELS = 3;
export const TOTAL = 4;
export const SUMS = 5;
export const WITHIN = 9;

/** How many numbers a width of the boundary IoU has. */
export const BAND = 3;

/** A score as a function of a cell, or of the sum of cells. */
export interface CellScore {
  readonly name: ScoreName;
  /** The best value: 1 of a score, 0 of a distance. */
  readonly best: 0 | 1;
  /** Whether it is made of surfaces or what is inside them, which class 0 has none of. */
  readonly surface: boolean;
  /** Whether it is made of lesions. */
  readonly ofLesions?: boolean;
  /** Whether a sum of cells has this score. */
  readonly pools: boolean;
  /** The least and the largest value; `null` without an upper bound. */
  readonly bounds: Bounds | null;
  /** Of a distance: the value in place of Infinity. */
  readonly penalty?: CellPenalty | undefined;
  /** Whether values near 0 are the best, of both signs. */
  readonly isSigned?: boolean;
  /** Of a score of surfaces that pass between the voxels: what it can be by surfaces consistent with both masks, of a value of the cell. */
  readonly range?: CellRange | undefined;
  /** NaN of a cell without a surface, or without a lesion. */
  readonly value: (cells: Float64Array, at: number) => number;
  /** What a tool does where a map lacks the class. */
  readonly convention?: { readonly of: Convention; readonly group: ScoreGroup };
}

/** The bounds of the value of a cell of a class, of a case whose voxels have this size; `null` where they are unknown. */
type CellRange = (
  cells: Float64Array,
  at: number,
  value: number,
  voxel: VoxelSize,
  label: number,
) => GridBounds | null;

/** The bounds of a distance that is known to a voxel's diagonal. */
const distanceRange: CellRange = (_cells, _at, value, { diagonal }) => boundsWithin(value, diagonal);

/** The distance of a class that one map lacks, from a cell or a sum of cells. */
export type CellPenalty = (cells: Float64Array, at: number) => number;

export function measureScore(
  score: NamedScore & { readonly kind: "measure" },
  kept: {
    readonly measures: readonly MeasureName[];
    readonly measuresAt: number;
    readonly bins: number;
  },
  penalty: CellPenalty | undefined,
): CellScore {
  const { name, formula, pools, measure } = score;
  const { bins } = kept;
  const offset = kept.measuresAt + measureOffset(kept.measures, measure);
  return {
    name,
    best: isLowerBetter(score) ? 0 : 1,
    bounds: boundsOf(score),
    surface: measure !== "probabilities",
    pools,
    ...(unitOf(score) === "mm" && { penalty }),
    isSigned: isSigned(score),
    value: (cells, at) => formula(cells, at + offset, bins),
  };
}

export function lesionScore(score: NamedScore, rules: KeptLesionRules, at: number): CellScore {
  const value = lesionValue(score, rules, at);
  return {
    name: score.name,
    best: isLowerBetter(score) ? 0 : 1,
    bounds: boundsOf(score),
    surface: true,
    ofLesions: true,
    pools: true,
    range: isOfVoxels(rules.boundary) ? undefined : lesionRange(score, rules, at),
    value,
  };
}

function lesionRange(score: NamedScore, rules: KeptLesionRules, offset: number): CellRange | undefined {
  if (score.kind === "lesion-hausdorff") return distanceRange;
  if (score.kind !== "lesion-surface-dice") return undefined;
  const bounds = lesionDiceRange(rules, score.tolerance, offset);
  return (cells, at, _value, { smallest }) => bounds(cells, at, smallest);
}

/** The numbers of surfaces that a cell has, and where they begin. */
interface SurfacePlaces {
  readonly tolerances: readonly number[];
  readonly classTolerances: Readonly<Record<string, number>> | undefined;
  readonly percentiles: readonly number[];
  readonly distancesAt: number;
  readonly widths: readonly BandWidth[];
  readonly bandsAt: number;
  /** Two numbers for each tolerance: the bounds of the size within it. */
  readonly boundsAt: number;
  /** Whether the surfaces pass between the voxels, where the masks say no more of them. */
  readonly isBetween: boolean;
}

export function cellScore(
  score: NamedScore,
  places: SurfacePlaces,
  average: SurfaceDirection | undefined,
  penalty: CellPenalty | undefined,
): CellScore {
  const { name } = score;
  switch (score.kind) {
    case "overlap": {
      const { formula } = score;
      const value: CellScore["value"] = (cells, at) =>
        formula(cells[at + INTERSECTION]!, cells[at + PREDICTED]!, cells[at + ACTUAL]!, cells[at + VOXELS]!);
      return {
        name,
        best: isLowerBetter(score) ? 0 : 1,
        bounds: boundsOf(score),
        surface: false,
        pools: true,
        isSigned: isSigned(score),
        value,
      };
    }
    case "surface-dice": {
      const { tolerance } = score;
      return surfaceDice(name, places, places.tolerances.indexOf(tolerance), () => tolerance);
    }
    case "class-surface-dice":
      return surfaceDice(name, places, places.tolerances.length, (label) => places.classTolerances![label]!);
    case "boundary-iou": {
      const band = places.bandsAt + BAND * places.widths.indexOf(score.width);
      const value: CellScore["value"] = (cells, at) => {
        const [predicted, actual, both] = [cells[at + band]!, cells[at + band + 1]!, cells[at + band + 2]!];
        return jaccard(both, predicted, actual, cells[at + VOXELS]!);
      };
      return { name, best: 1, bounds: [0, 1], surface: true, pools: true, value };
    }
    case "hausdorff": {
      const distance = places.distancesAt + places.percentiles.indexOf(score.percentile);
      const value: CellScore["value"] = (cells, at) => cells[at + distance]!;
      const range = places.isBetween ? distanceRange : undefined;
      return { name, best: 0, bounds: null, surface: true, pools: false, penalty, range, value };
    }
    case "average-distance": {
      const direction = average ?? score.direction;
      const value: CellScore["value"] = (cells, at) => averageDistance(cells, at, direction);
      const rangeOf: CellRange = (cells, at, distance, { diagonal }) =>
        boundsWithin(
          distance,
          diagonal * averageReach(direction, cells[at + SUMS + 1]!, cells[at + SUMS + 3]!),
        );
      const range = places.isBetween ? rangeOf : undefined;
      return { name, best: 0, bounds: null, surface: true, pools: true, penalty, range, value };
    }
    default:
      throw new Error(`${name} is made of lesions or of measures`);
  }
}

/** Surface Dice at the tolerance that has a place among those of the cell. */
function surfaceDice(
  name: ScoreName,
  { boundsAt, isBetween }: SurfacePlaces,
  place: number,
  toleranceOf: (label: number) => number,
): CellScore {
  const value: CellScore["value"] = (cells, at) => cells[at + WITHIN + place]! / cells[at + TOTAL]!;
  const range = isBetween ? diceRange(boundsAt + 2 * place, toleranceOf) : undefined;
  return { name, best: 1, bounds: [0, 1], surface: true, pools: true, range, value };
}

/** The bounds of surface Dice by those of the size within the tolerance of a class, which begin at `place`. */
function diceRange(place: number, toleranceOf: (label: number) => number): CellRange {
  return (cells, at, _value, { smallest }, label) => {
    const [least, largest] = [cells[at + place]!, cells[at + place + 1]!];
    const total = cells[at + TOTAL]!;
    if (Number.isNaN(least)) return null;
    const verdict = toleranceVerdict(toleranceOf(label), smallest);
    return { low: least / total, high: largest / total, verdict };
  };
}

function averageDistance(cells: Float64Array, at: number, direction: SurfaceDirection): number {
  const prediction = { sum: cells[at + SUMS]!, size: cells[at + SUMS + 1]! };
  const target = { sum: cells[at + SUMS + 2]!, size: cells[at + SUMS + 3]! };
  return averageOfSums({ prediction, target }, direction);
}
