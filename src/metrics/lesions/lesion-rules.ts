import { checkChoice, checkInteger, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { BOUNDARIES, type SurfaceBoundary } from "../surfaces/class-surfaces.ts";

/**
 * The way in which predicted lesions find their targets.
 *
 * - `"threshold"`, the default: one to one, best agreement first, if it reaches the threshold.
 * - `"maximum"`: one to one, the matching whose agreements, each from the threshold up, have the largest sum.
 * - `"merge"`: as `"threshold"`; then further predicted lesions join a matched target as long as that improves the agreement.
 * - `"voronoi"`: every target has a cell, the voxels that are nearer to it than to any other, and all predicted voxels there are its
 *   prediction, as in CC-Metrics.
 * - `"dilation"`: targets that touch after a dilation are one lesion, and each is matched with all predicted lesions that touch its
 *   dilation, as in BraTS 2023.
 */
export type LesionMatching = "threshold" | "maximum" | "merge" | "voronoi" | "dilation";

/** The rules by which lesions are found, matched and scored. */
export interface LesionRules {
  /** See {@link LesionMatching}. */
  readonly match?: LesionMatching | undefined;
  /** The agreement of a predicted lesion with a target: `"iou"`, the default, or `"dice"`. */
  readonly agreement?: "iou" | "dice" | undefined;
  /** The least agreement of a match; default 0.5, and 0 for `"voronoi"` and `"dilation"`, where any common voxel will do. */
  readonly threshold?: number | undefined;
  /** Neighbours of a voxel, as in {@link connectedComponents}; by default all that share a corner: 26, in 2-D 8. */
  readonly connectivity?: 4 | 6 | 8 | 18 | 26 | undefined;
  /** Steps of dilation, each to voxels that share a face or an edge, for `"dilation"`; default 3. */
  readonly dilation?: number | undefined;
  /** Targets of at most this volume, in the unit of the spacing (mm³), are ignored, with all that match them; default 0. */
  readonly minimum?: number | undefined;
  /** How distances to the cells of `"voronoi"` are measured: with the spacing, the default, or in voxels as CC-Metrics does. */
  readonly cells?: "spacing" | "voxels" | undefined;
  /**
   * Over which lesions the scores are averaged: `"all"`, the default: matched, missed and extra ones; `"targets"`: matched and missed
   * ones; `"matched"`: matched ones alone. A missed or extra lesion has Dice 0 and the distance `penalty`.
   */
  readonly mean?: "all" | "targets" | "matched" | undefined;
  /** The distance of a missed or extra lesion: a number, `"diagonal"`, the length of the image's diagonal, or Infinity, the default. */
  readonly penalty?: number | "diagonal" | undefined;
  /** Percentiles of the Hausdorff distance of each lesion, above 0, up to 100; none by default. */
  readonly percentiles?: readonly number[] | undefined;
  /** Tolerances of surface Dice of each lesion; none by default. */
  readonly tolerances?: readonly number[] | undefined;
  /** See {@link SurfaceBoundary}; default `"area"`. */
  readonly boundary?: SurfaceBoundary | undefined;
}

/** Rules with their defaults, plain JSON; without a connectivity all neighbours count. */
export interface KeptLesionRules {
  /** How targets and predicted lesions are matched. */
  readonly match: LesionMatching;
  /** The measure of the overlap of a pair. */
  readonly agreement: "iou" | "dice";
  /** The agreement that a match needs. */
  readonly threshold: number;
  /** The neighbours that belong to one lesion; `null` for all. */
  readonly connectivity: number | null;
  /** The steps by which targets are dilated before they are matched. */
  readonly dilation: number;
  /** The size below which a target does not count. */
  readonly minimum: number;
  /** The unit of the distances that divide space into Voronoi cells. */
  readonly cells: "spacing" | "voxels";
  /** The lesions over which scores are averaged. */
  readonly mean: "all" | "targets" | "matched";
  /** The distance of a lesion without a match. */
  readonly penalty: number | "diagonal" | "Infinity";
  /** The percentiles of Hausdorff distances, ascending. */
  readonly percentiles: readonly number[];
  /** The tolerances of surface Dice, ascending. */
  readonly tolerances: readonly number[];
  /** The elements of a surface. */
  readonly boundary: SurfaceBoundary;
}

/** Names of {@link LesionRules}. */
export const LESION_RULES: readonly string[] = [
  "match",
  "agreement",
  "threshold",
  "connectivity",
  "dilation",
  "minimum",
  "cells",
  "mean",
  "penalty",
  "percentiles",
  "tolerances",
  "boundary",
];

export const MATCHINGS: readonly LesionMatching[] = ["threshold", "maximum", "merge", "voronoi", "dilation"];
const MAX_DILATION = 100;

/** Validates the rules and fills in the defaults; names of options are checked by the caller. */
export function readLesionRules(name: string, rules: LesionRules): KeptLesionRules {
  const {
    match = "threshold",
    agreement = "iou",
    cells = "spacing",
    mean = "all",
    boundary = "area",
  } = rules;
  const { connectivity, dilation = 3, minimum = 0, penalty = Infinity } = rules;
  const { percentiles = [], tolerances = [] } = rules;
  checkChoice(name, "match", match, MATCHINGS);
  checkChoice(name, "agreement", agreement, ["iou", "dice"]);
  checkChoice(name, "cells", cells, ["spacing", "voxels"]);
  checkChoice(name, "mean", mean, ["all", "targets", "matched"]);
  checkChoice(name, "boundary", boundary, BOUNDARIES);
  const { threshold = match === "voronoi" || match === "dilation" ? 0 : 0.5 } = rules;
  checkNumber(name, "threshold", threshold, 0);
  if (threshold > 1) throw new RangeError(`${name}: threshold is ${threshold}, want a number from 0 to 1`);
  if (connectivity !== undefined && connectivity !== null && ![4, 6, 8, 18, 26].includes(connectivity))
    throw new RangeError(
      `${name}: connectivity is ${describe(connectivity)}, want 6, 18 or 26, in 2-D 4 or 8`,
    );
  checkInteger(name, "dilation", dilation, 0);
  if (dilation > MAX_DILATION)
    throw new RangeError(`${name}: dilation is ${dilation}, want at most ${MAX_DILATION} steps`);
  checkNumber(name, "minimum", minimum, 0);
  return {
    match,
    agreement,
    threshold,
    connectivity: connectivity ?? null,
    dilation,
    minimum,
    cells,
    mean,
    penalty: checkPenalty(name, penalty),
    percentiles: ascending(name, "percentiles", percentiles, 100),
    tolerances: ascending(name, "tolerances", tolerances, Number.MAX_VALUE),
    boundary,
  };
}

function checkPenalty(name: string, penalty: unknown): KeptLesionRules["penalty"] {
  if (penalty === "diagonal") return penalty;
  // JSON has no infinite number.
  if (penalty === Infinity || penalty === "Infinity") return "Infinity";
  if (typeof penalty !== "number")
    throw new TypeError(`${name}: penalty is ${describe(penalty)}, want a number or "diagonal"`);
  checkNumber(name, "penalty", penalty, 0);
  return penalty;
}

function ascending(name: string, option: string, values: unknown, most: number): number[] {
  if (!Array.isArray(values))
    throw new TypeError(`${name}: ${option} are ${describe(values)}, want an array of numbers`);
  for (const [k, value] of Array.from(values).entries()) {
    checkNumber(name, `${option}[${k}]`, value, 0);
    if (option === "percentiles" && !(value > 0 && value <= most))
      throw new RangeError(`${name}: ${option}[${k}] is ${value}, want a number above 0, up to 100`);
  }
  return [...new Set<number>(values)].sort((a, b) => a - b);
}
