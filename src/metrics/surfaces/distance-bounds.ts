import { checkChoice, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { DIRECTIONS, type SurfaceDirection } from "../scores/surface-direction.ts";
import { checkDistances } from "./check-distances.ts";
import {
  averageOfSums,
  type ClassSurfaces,
  distanceSums,
  hausdorffAt,
  surfaceWithin,
} from "./class-surfaces.ts";
import type { SurfaceDistances } from "./surface-distances.ts";

/** The score whose bounds are asked for: exactly one of the three. */
export interface DistanceBoundsOptions {
  /** Of the Hausdorff distance; 100 is the maximum. */
  readonly percentile?: number | undefined;
  /** Of the average surface distance. */
  readonly direction?: SurfaceDirection | undefined;
  /** Of surface Dice, in the unit of the spacing. */
  readonly tolerance?: number | undefined;
}

/** The values that a score can have for surfaces consistent with both masks. */
export interface GridBounds {
  /** The least value. */
  readonly low: number;
  /** The largest value. */
  readonly high: number;
  /**
   * `"finer than the grid"` if the masks cannot tell the value from that of equal surfaces: a distance of at most a voxel's diagonal,
   * or a tolerance below half a voxel. Else `"resolved"`.
   */
  readonly verdict: "resolved" | "finer than the grid";
}

/** A score of one class with the values that surfaces consistent with both masks can have. */
export interface DistanceBounds extends GridBounds {
  /** The label of the class. */
  readonly class: number;
  /** The score itself; NaN if neither map contains the class. */
  readonly value: number;
}

/**
 * The values that a surface score can have for surfaces consistent with both masks.
 *
 * A mask says only that its surface passes between the voxels inside and those outside. A surface without features smaller than a
 * voxel is then within half of a voxel's diagonal of the one that was measured, and so is the measured one of it. Each distance d
 * between two such surfaces is within one diagonal δ of the measured one:
 *
 *     distances: max(0, d − δ) to d + δ        surface Dice at τ: that at τ − δ to that at τ + δ
 *
 * They do not hold for a wall thinner than a voxel, which a mask contains only in part.
 *
 * The balanced average divides the distances of both surfaces A and B by the size of the target's, and is known to δ·(|A| + |B|)/(2·|B|).
 *
 * @param distances - of {@link surfaceDistances}
 * @param options - `percentile`, `direction` or `tolerance`
 * @returns one for each class that was measured
 * @throws {RangeError} if not exactly one option is given, or it is invalid
 * @example
 * // Slices of 5 mm cannot show a gap of 0.4 mm: 5 mm is the thickness of a slice.
 * const prediction = labelMap([0, 1, 1, 0], [4, 1]);
 * const target = labelMap([0, 0, 1, 0], [4, 1]);
 * const distances = surfaceDistances(prediction, target, { classes: 2, spacing: [5, 0.8], boundary: "mesh" });
 * distanceBounds(distances, { percentile: 95 })[0].verdict // "finer than the grid"
 */
export function distanceBounds(
  distances: SurfaceDistances,
  options: DistanceBoundsOptions,
): DistanceBounds[] {
  const name = "distanceBounds";
  checkOptions(name, options, ["percentile", "direction", "tolerance"]);
  const { percentile, direction, tolerance } = options;
  const given = [percentile, direction, tolerance].filter((value) => value !== undefined);
  if (given.length !== 1)
    throw new RangeError(`${name}: ${given.length} of percentile, direction and tolerance given, want one`);
  if (percentile !== undefined) checkNumber(name, "percentile", percentile, 0);
  if (percentile !== undefined && percentile > 100)
    throw new RangeError(`${name}: percentile is ${percentile}, want a number from 0 to 100`);
  if (direction !== undefined) checkChoice(name, "direction", direction, DIRECTIONS);
  if (tolerance !== undefined) checkNumber(name, "tolerance", tolerance, 0);
  const { classes, boundary, voxel } = checkDistances(name, distances);
  if (typeof voxel !== "object" || voxel === null)
    throw new TypeError(
      `${name}: distances.voxel is ${describe(voxel)}, want the distances of surfaceDistances`,
    );
  const { diagonal, smallest } = voxel;
  const boundsOf = (surfaces: ClassSurfaces): Omit<DistanceBounds, "class"> => {
    if (tolerance !== undefined) return diceBounds(surfaces, tolerance, diagonal, smallest);
    if (percentile !== undefined) {
      const value = hausdorffAt(surfaces, percentile, boundary);
      return { value, ...boundsWithin(value, diagonal) };
    }
    const sums = distanceSums(surfaces);
    const value = averageOfSums(sums, direction!);
    const reach = averageReach(direction!, sums.prediction.size, sums.target.size);
    // A surface of size 0 is missing, and the distance infinite.
    return { value, ...boundsWithin(value, value === Infinity ? 0 : diagonal * reach) };
  };
  return classes.flatMap((surfaces, label) =>
    surfaces === null ? [] : [{ class: label, ...boundsOf(surfaces) }],
  );
}

function diceBounds(
  surfaces: ClassSurfaces,
  tolerance: number,
  diagonal: number,
  smallest: number,
): Omit<DistanceBounds, "class"> {
  const { within, total } = surfaceWithin(surfaces, tolerance);
  const [low, high] = withinBounds(surfaces, tolerance, diagonal);
  return {
    value: within / total,
    low: low / total,
    high: high / total,
    verdict: toleranceVerdict(tolerance, smallest),
  };
}

/** The least and the largest size of what can lie within a tolerance of the other surface. */
export function withinBounds(
  surfaces: ClassSurfaces,
  tolerance: number,
  diagonal: number,
): [least: number, largest: number] {
  const least = tolerance < diagonal ? 0 : surfaceWithin(surfaces, tolerance - diagonal).within;
  return [least, surfaceWithin(surfaces, tolerance + diagonal).within];
}

/** Whether a tolerance of surface Dice is less than half a voxel. */
export function toleranceVerdict(tolerance: number, smallest: number): GridBounds["verdict"] {
  return tolerance < smallest / 2 ? "finer than the grid" : "resolved";
}

/** The bounds of a distance that is known to `reach`; an infinite one, of a missing surface, is known. */
export function boundsWithin(value: number, reach: number): GridBounds {
  const low = value === Infinity ? value : Math.max(0, value - reach);
  return { low, high: value + reach, verdict: low === 0 ? "finer than the grid" : "resolved" };
}

/**
 * How far an average of distances is known, in diagonals of a voxel: to one, but for the balanced average, which divides the sums of both
 * surfaces by the size of the target's.
 */
export function averageReach(direction: string, predictionSize: number, targetSize: number): number {
  return direction === "balanced" ? (predictionSize + targetSize) / (2 * targetSize) : 1;
}
