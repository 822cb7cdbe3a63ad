import { argsort } from "../../kernels/arrays/argsort.ts";
import type { SurfaceDirection } from "../scores/surface-direction.ts";

/**
 * The elements of a surface. `"area"`, the default: elements between the voxels, wherever the 2×2×2 (2×2) voxels around a point are
 * not all inside or all outside, weighted with the area (length) of the surface that runs between them; distances go from point to
 * point of the grid. `"voxels"`: voxels of the class with a neighbour across a face that is not of the class, each with weight 1.
 * `"mesh"`: a surface of quadrilaterals (in 2-D segments) that passes between the voxels, weighted with their area; distances go
 * from the middle of an element to the nearest point of the other surface.
 *
 * Two more are those of ITK and of programs built on it. `"contour"`: voxels of the class with a neighbour across a face, an edge or
 * a corner that is not of the class; the border of the image is not a boundary. `"region"`: every voxel of the class, so that those
 * inside of the other map have the distance 0.
 */
export type SurfaceBoundary = "area" | "voxels" | "mesh" | "contour" | "region";

export const BOUNDARIES: readonly SurfaceBoundary[] = ["area", "voxels", "mesh", "contour", "region"];

/** Returns whether the elements of a boundary are voxels, each of size 1. */
export function isOfVoxels(boundary: SurfaceBoundary): boolean {
  return boundary !== "area" && boundary !== "mesh";
}

/** How far the elements of one surface lie from another surface. */
export interface DirectedDistances {
  /** Distances, ascending, each once; Infinity where the other surface is missing. Empty where this one is. */
  readonly distances: Float64Array;
  /** Size of the elements at each distance: their area, their length in 2-D, or their number. */
  readonly sizes: Float64Array;
}

/** Both surfaces of one class, each with its distances to the other. */
export interface ClassSurfaces {
  /** The surface of the prediction, with its distances to that of the target. */
  readonly prediction: DirectedDistances;
  /** The surface of the target, with its distances to that of the prediction. */
  readonly target: DirectedDistances;
}

/** Size of both surfaces as far as they lie within a tolerance of each other, and as a whole: these add over classes and cases. */
export interface SurfaceWithin {
  readonly within: number;
  readonly total: number;
}

/** Σ distance·size and Σ size of one surface: these add over classes and cases. */
export interface SurfaceSums {
  readonly sum: number;
  readonly size: number;
}

/** The sums of both surfaces. */
export interface DistanceSums {
  readonly prediction: SurfaceSums;
  readonly target: SurfaceSums;
}

/** A spacing in float32, or 3·0.1: what is beyond the tolerance by rounding alone is within. */
const WITH_ROUNDING = 1 + 1e-6;

/** Surface Dice is within/total: 0 where one map holds the class alone, 0/0 where neither does. */
export function surfaceWithin({ prediction, target }: ClassSurfaces, tolerance: number): SurfaceWithin {
  let within = 0;
  let total = 0;
  for (const { distances, sizes } of [prediction, target]) {
    for (let k = 0; k < distances.length; k++) {
      total += sizes[k]!;
      if (distances[k]! <= tolerance * WITH_ROUNDING) within += sizes[k]!;
    }
  }
  return { within, total };
}

/** Where one map holds the class alone, its sum is Infinity, and the other surface has size 0. */
export function distanceSums({ prediction, target }: ClassSurfaces): DistanceSums {
  return { prediction: sumsOf(prediction), target: sumsOf(target) };
}

function sumsOf({ distances, sizes }: DirectedDistances): SurfaceSums {
  let sum = 0;
  let size = 0;
  for (let k = 0; k < distances.length; k++) {
    sum += distances[k]! * sizes[k]!;
    size += sizes[k]!;
  }
  return { sum, size };
}

/** The average distance of sums, also of added ones: Infinity where one surface is missing, NaN where both are. */
export function averageOfSums({ prediction, target }: DistanceSums, direction: SurfaceDirection): number {
  if (prediction.size === 0 && target.size === 0) return Number.NaN;
  if (prediction.size === 0 || target.size === 0) return Number.POSITIVE_INFINITY;
  const [first, second] = [prediction.sum / prediction.size, target.sum / target.size];
  if (direction === "meanOfBoth") return (first + second) / 2;
  if (direction === "balanced") return (prediction.sum + target.sum) / target.size / 2;
  if (direction === "largerOfBoth") return Math.max(first, second);
  if (direction === "predictionToTarget") return first;
  if (direction === "targetToPrediction") return second;
  return (prediction.sum + target.sum) / (prediction.size + target.size);
}

/**
 * How the distances of both surfaces become one percentile: `"larger"`: the larger of the two directed percentiles; `"mean"`: their mean;
 * `"pooled"`: the percentile of both lists as one.
 */
export type PercentileRule = "larger" | "mean" | "pooled";

/** How the percentile of a list of voxels is read: interpolated as NumPy does, or the place below as plastimatch does. */
export type PercentileReading = "interpolated" | "below";

/** Both choices of a percentile. */
export interface PercentileChoice {
  /** Of which distances the percentile is taken. */
  readonly rule: PercentileRule;
  /** How the percentile is read between two distances. */
  readonly reading: PercentileReading;
}

const LARGER: PercentileChoice = { rule: "larger", reading: "interpolated" };

/**
 * A percentile of the distances of both surfaces, by default the larger of the two directed ones: Infinity where one surface is
 * missing, NaN where both are.
 *
 * Of areas it is the least distance within which so many per cent of the area lie; a share that misses the percentile by less
 * than a billionth has reached it, so rounding does not decide where exactly 95 % lie within a distance. Voxels are interpolated
 * as NumPy does.
 */
export function hausdorffAt(
  { prediction, target }: ClassSurfaces,
  percentile: number,
  boundary: SurfaceBoundary,
  { rule, reading }: PercentileChoice = LARGER,
): number {
  const missing = [prediction, target].filter(({ distances }) => distances.length === 0).length;
  if (missing > 0) return missing === 2 ? Number.NaN : Number.POSITIVE_INFINITY;
  // The maximum is one number by any rule.
  const isMaximum = percentile === 100;
  const ofVoxels = reading === "below" && !isMaximum ? percentileBelow : voxelPercentile;
  const directed = isOfVoxels(boundary) ? ofVoxels : areaPercentile;
  if (rule === "pooled") return directed(pooled([prediction, target]), percentile);
  const [first, second] = [directed(prediction, percentile), directed(target, percentile)];
  return rule === "mean" && !isMaximum ? (first + second) / 2 : Math.max(first, second);
}

/** A share of the area that misses the percentile by less than this part of it has reached it. */
const SHARE_ROUNDING = 1e-9;

function areaPercentile({ distances, sizes }: DirectedDistances, percentile: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = (percentile / 100) * total * (1 - SHARE_ROUNDING);
  let at = 0;
  for (let sum = sizes[0]!; sum < wanted; sum += sizes[at]!) at++;
  return distances[at]!;
}

function voxelPercentile({ distances, sizes }: DirectedDistances, percentile: number): number {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const place = ((count - 1) * percentile) / 100;
  let at = 0;
  let end = sizes[0]!;
  for (; end <= Math.floor(place); end += sizes[at]!) at++;
  const low = distances[at]!;
  const high = Math.ceil(place) < end ? low : distances[at + 1]!;
  // No product of 0 and Infinity.
  return low === high ? low : low + (high - low) * (place % 1);
}

/**
 * The distance at place ⌊p·n − 1⌋ of the n distances, counted from 0 and computed in float32; 0 where that is before the first, as of
 * a single voxel.
 */
function percentileBelow({ distances, sizes }: DirectedDistances, percentile: number): number {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const place = Math.floor(Math.fround(Math.fround(Math.fround(percentile / 100) * Math.fround(count)) - 1));
  if (place < 0) return 0;
  let at = 0;
  for (let end = sizes[0]!; end <= place; end += sizes[at]!) at++;
  return distances[at]!;
}

/** The surfaces of several classes as those of one. */
export function pooledSurfaces(classes: readonly ClassSurfaces[]): ClassSurfaces {
  if (classes.length === 1) return classes[0]!;
  return {
    prediction: pooled(classes.map(({ prediction }) => prediction)),
    target: pooled(classes.map(({ target }) => target)),
  };
}

function pooled(parts: readonly DirectedDistances[]): DirectedDistances {
  const all = Float64Array.from(parts.flatMap(({ distances }) => [...distances]));
  const sizesOfAll = Float64Array.from(parts.flatMap(({ sizes }) => [...sizes]));
  const distances: number[] = [];
  const sizes: number[] = [];
  for (const k of argsort(all, 0, 1, all.length, false)) {
    if (distances.at(-1) === all[k]) sizes[sizes.length - 1]! += sizesOfAll[k]!;
    else {
      distances.push(all[k]!);
      sizes.push(sizesOfAll[k]!);
    }
  }
  return { distances: Float64Array.from(distances), sizes: Float64Array.from(sizes) };
}
