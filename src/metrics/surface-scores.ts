import type { Direction } from "./class-surfaces.ts";
import type { ScoreOptions } from "./scores.ts";
import type { SurfaceDistances } from "./surface-distances.ts";

/** How the scores of the classes become one. */
export interface SurfaceScoreOptions extends Pick<ScoreOptions, "absent" | "absentIn"> {
  /** `"macro"`, the default: the mean over classes; `"micro"`: of the pooled surfaces; `"none"`: one score a class. */
  readonly average?: "macro" | "micro" | "none";
  /** Whether class 0 takes part; by default if it was measured, which {@link surfaceDistances} does not by default. */
  readonly includeBackground?: boolean;
}

type AsNumber = { readonly average?: "macro" | "micro" };
type PerClass = { readonly average: "none" };

/** Options of {@link surfaceDiceScore}. */
export interface SurfaceDiceOptions extends SurfaceScoreOptions {
  /** Distance up to which surfaces agree; one for all classes, or one for every class, class 0 included. */
  readonly tolerance: number | readonly number[];
}

/** Options of {@link hausdorffDistance}. */
export interface HausdorffOptions extends SurfaceScoreOptions {
  /** Per cent of each surface, 100 by default: the maximum. */
  readonly percentile?: number;
}

/** Options of {@link averageSurfaceDistance}. */
export interface AverageDistanceOptions extends SurfaceScoreOptions {
  /** `"symmetric"`, the default: over the elements of both surfaces. */
  readonly direction?: Direction;
}

/**
 * Normalised surface Dice: the part of both surfaces that lies within a tolerance of the other, from 0 to 1.
 *
 *     (|{a ∈ ∂A: d(a, ∂B) ≤ τ}| + |{b ∈ ∂B: d(b, ∂A) ≤ τ}|) / (|∂A| + |∂B|)
 */
export function surfaceDiceScore(
  distances: SurfaceDistances,
  options: SurfaceDiceOptions & PerClass,
): number[];
export function surfaceDiceScore(distances: SurfaceDistances, options: SurfaceDiceOptions & AsNumber): number;
export function surfaceDiceScore(
  _distances: SurfaceDistances,
  _options: SurfaceDiceOptions,
): number | number[] {
  throw new Error("surfaceDiceScore: to come");
}

/** Hausdorff distance, or a percentile of it: the larger of the two directed ones. Infinity where one map holds a class alone. */
export function hausdorffDistance(
  distances: SurfaceDistances,
  options: HausdorffOptions & PerClass,
): number[];
export function hausdorffDistance(distances: SurfaceDistances, options?: HausdorffOptions & AsNumber): number;
export function hausdorffDistance(
  _distances: SurfaceDistances,
  _options: HausdorffOptions = {},
): number | number[] {
  throw new Error("hausdorffDistance: to come");
}

/** Average distance of the surfaces, weighted by the size of their elements. Infinity where one map holds a class alone. */
export function averageSurfaceDistance(
  distances: SurfaceDistances,
  options: AverageDistanceOptions & PerClass,
): number[];
export function averageSurfaceDistance(
  distances: SurfaceDistances,
  options?: AverageDistanceOptions & AsNumber,
): number;
export function averageSurfaceDistance(
  _distances: SurfaceDistances,
  _options: AverageDistanceOptions = {},
): number | number[] {
  throw new Error("averageSurfaceDistance: to come");
}
