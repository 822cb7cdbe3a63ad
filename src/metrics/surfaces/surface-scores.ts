import { checkChoice, checkNumber } from "../../tensor/check-options.ts";
import { describeList } from "../../tensor/describe.ts";
import { DIRECTIONS, type SurfaceDirection } from "../scores/surface-direction.ts";
import { averageSurfaces, readSurfaceScoreOptions, type SurfaceScoreOptions } from "./average-surfaces.ts";
import { checkDistances } from "./check-distances.ts";
import {
  averageOfSums,
  distanceSums,
  hausdorffAt,
  pooledSurfaces,
  type SurfaceSums,
  surfaceWithin,
} from "./class-surfaces.ts";
import type { SurfaceDistances } from "./surface-distances.ts";

type AsNumber = { readonly average?: "macro" | "micro" | undefined };
type PerClass = { readonly average: "none" };

/** Options of {@link surfaceDiceScore}. */
export interface SurfaceDiceOptions extends SurfaceScoreOptions {
  /** Distance up to which surfaces agree: one for all classes, or a list with one for every class, class 0 included. */
  readonly tolerance: number | readonly number[];
}

/** Options of {@link hausdorffDistance}. */
export interface HausdorffOptions extends SurfaceScoreOptions {
  /** Per cent of each surface whose distances count, the near ones first; 100 by default: the maximum. */
  readonly percentile?: number | undefined;
}

/** Options of {@link averageSurfaceDistance}. */
export interface AverageDistanceOptions extends SurfaceScoreOptions {
  /** `"symmetric"`, the default: over the elements of both surfaces (ASSD); see {@link SurfaceDirection}. */
  readonly direction?: SurfaceDirection | undefined;
}

/**
 * Surface Dice at a tolerance τ: the part of both surfaces that lies within τ of the other, from 0 to 1. A class in one map only
 * has 0. A distance that exceeds τ by a millionth of it is within: so much may come from a spacing in float32.
 *
 *     (|{a ∈ ∂A: d(a, ∂B) ≤ τ}| + |{b ∈ ∂B: d(b, ∂A) ≤ τ}|) / (|∂A| + |∂B|)
 *
 * @param distances - of {@link surfaceDistances}
 * @param options - `tolerance`, in the unit of the spacing; see {@link SurfaceScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if a tolerance is negative, or there is not one for every class
 * @example
 * const prediction = labelMap([1, 1, 0, 0], [2, 2]);
 * const target = labelMap([1, 1, 1, 1], [2, 2]);
 * const distances = surfaceDistances(prediction, target, { classes: 2, boundary: "voxels" });
 * surfaceDiceScore(distances, { tolerance: 0.5 }) // 0.6666666666666666
 * @see Nikolov et al. 2018, https://arxiv.org/abs/1809.04430
 */
export function surfaceDiceScore(
  distances: SurfaceDistances,
  options: SurfaceDiceOptions & PerClass,
): number[];
export function surfaceDiceScore(distances: SurfaceDistances, options: SurfaceDiceOptions & AsNumber): number;
export function surfaceDiceScore(distances: SurfaceDistances, options: SurfaceDiceOptions): number | number[];
export function surfaceDiceScore(
  distances: SurfaceDistances,
  options: SurfaceDiceOptions,
): number | number[] {
  const settings = readSurfaceScoreOptions("surfaceDiceScore", options, ["tolerance"]);
  const { tolerance } = options;
  const checked = checkDistances("surfaceDiceScore", distances);
  const tolerances = tolerancesOf("surfaceDiceScore", tolerance, checked.classes.length);
  return averageSurfaces("surfaceDiceScore", checked, settings, (classes) => {
    const parts = classes.map(([label, surfaces]) => surfaceWithin(surfaces, tolerances[label]!));
    return sumOf(parts, ({ within }) => within) / sumOf(parts, ({ total }) => total);
  });
}

function tolerancesOf(name: string, tolerance: unknown, classes: number): readonly number[] {
  if (!Array.isArray(tolerance)) {
    checkNumber(name, "tolerance", tolerance, 0);
    return new Array(classes).fill(tolerance);
  }
  if (tolerance.length !== classes) {
    throw new RangeError(
      `${name}: tolerance ${describeList(tolerance)} holds ${tolerance.length} numbers, want one for each of ${classes} classes`,
    );
  }
  for (const [label, value] of tolerance.entries()) checkNumber(name, `tolerance[${label}]`, value, 0);
  return tolerance;
}

/**
 * Hausdorff distance: how far the farthest point of either surface lies from the other one, or with a percentile such as 95, how
 * far that part of each surface lies at most. A class in one map only has Infinity.
 *
 *     max(percentile of d(a, ∂B) over a ∈ ∂A, percentile of d(b, ∂A) over b ∈ ∂B)
 *
 * The percentile of areas is the least distance within which lies that part of the area; that of voxels is interpolated between
 * the two that are next to it.
 *
 * @param distances - of {@link surfaceDistances}
 * @param options - `percentile`; see {@link SurfaceScoreOptions}
 * @returns a number in the unit of the spacing, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if the percentile is not from 0 to 100
 * @example
 * const prediction = labelMap([1, 1, 0, 0, 0, 0], [1, 6]);
 * const target = labelMap([1, 1, 0, 0, 1, 0], [1, 6]);
 * const distances = surfaceDistances(prediction, target, { classes: 2, boundary: "voxels" });
 * hausdorffDistance(distances) // 3
 * hausdorffDistance(distances, { percentile: 50 }) // 0
 * @see Huttenlocher et al. 1993, https://doi.org/10.1109/34.232073
 */
export function hausdorffDistance(
  distances: SurfaceDistances,
  options: HausdorffOptions & PerClass,
): number[];
export function hausdorffDistance(distances: SurfaceDistances, options?: HausdorffOptions & AsNumber): number;
export function hausdorffDistance(distances: SurfaceDistances, options?: HausdorffOptions): number | number[];
export function hausdorffDistance(
  distances: SurfaceDistances,
  options: HausdorffOptions = {},
): number | number[] {
  const settings = readSurfaceScoreOptions("hausdorffDistance", options, ["percentile"]);
  const { percentile = 100 } = options;
  checkNumber("hausdorffDistance", "percentile", percentile, 0);
  if (percentile > 100) {
    throw new RangeError(`hausdorffDistance: percentile is ${percentile}, want a number from 0 to 100`);
  }
  const checked = checkDistances("hausdorffDistance", distances);
  return averageSurfaces("hausdorffDistance", checked, settings, (classes) =>
    hausdorffAt(pooledSurfaces(classes.map(([, surfaces]) => surfaces)), percentile, checked.boundary),
  );
}

/**
 * Average surface distance: the mean distance of the points of both surfaces, or of one, from the other. A class in one map only
 * has Infinity, in either direction.
 *
 *     (Σ_{a ∈ ∂A} d(a, ∂B)·|a| + Σ_{b ∈ ∂B} d(b, ∂A)·|b|) / (|∂A| + |∂B|)
 *
 * @param distances - of {@link surfaceDistances}
 * @param options - `direction`; see {@link SurfaceScoreOptions}
 * @returns a number in the unit of the spacing, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if an option is invalid
 * @example
 * const prediction = labelMap([1, 1, 0, 0, 0, 0], [1, 6]);
 * const target = labelMap([1, 1, 0, 0, 1, 0], [1, 6]);
 * const distances = surfaceDistances(prediction, target, { classes: 2, boundary: "voxels" });
 * averageSurfaceDistance(distances) // 0.6
 * averageSurfaceDistance(distances, { direction: "targetToPrediction" }) // 1
 */
export function averageSurfaceDistance(
  distances: SurfaceDistances,
  options: AverageDistanceOptions & PerClass,
): number[];
export function averageSurfaceDistance(
  distances: SurfaceDistances,
  options?: AverageDistanceOptions & AsNumber,
): number;
export function averageSurfaceDistance(
  distances: SurfaceDistances,
  options?: AverageDistanceOptions,
): number | number[];
export function averageSurfaceDistance(
  distances: SurfaceDistances,
  options: AverageDistanceOptions = {},
): number | number[] {
  const settings = readSurfaceScoreOptions("averageSurfaceDistance", options, ["direction"]);
  const { direction = "symmetric" } = options;
  checkChoice("averageSurfaceDistance", "direction", direction, DIRECTIONS);
  const checked = checkDistances("averageSurfaceDistance", distances);
  return averageSurfaces("averageSurfaceDistance", checked, settings, (classes) => {
    const parts = classes.map(([, surfaces]) => distanceSums(surfaces));
    return averageOfSums(
      {
        prediction: added(parts.map((part) => part.prediction)),
        target: added(parts.map((part) => part.target)),
      },
      direction,
    );
  });
}

function added(parts: readonly SurfaceSums[]): SurfaceSums {
  return { sum: sumOf(parts, ({ sum }) => sum), size: sumOf(parts, ({ size }) => size) };
}

function sumOf<Part>(parts: readonly Part[], value: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + value(part), 0);
}
