/** How far the elements of one surface lie from another surface. */
export interface DirectedDistances {
  /** Distances, ascending, each once; Infinity where there is no other surface. Empty where this one is. */
  readonly distances: Float64Array;
  /** Size of the elements at each distance: their area, their length in 2-D, or their number. */
  readonly sizes: Float64Array;
}

/** Both surfaces of one class, each with its distances to the other. */
export interface ClassSurfaces {
  readonly prediction: DirectedDistances;
  readonly target: DirectedDistances;
}

/** What of both surfaces lies within a tolerance of the other, and all of them. These add over classes and cases. */
export interface SurfaceWithin {
  readonly within: number;
  readonly total: number;
}

/** Σ distance·size and Σ size of both surfaces. These add over classes and cases. */
export interface DistanceSums {
  readonly prediction: { readonly sum: number; readonly size: number };
  readonly target: { readonly sum: number; readonly size: number };
}

/** From which surface to which an average distance is taken; `"symmetric"`: over the elements of both. */
export type Direction = "symmetric" | "predictionToTarget" | "targetToPrediction";

/**
 * Size of the elements of both surfaces within `tolerance` of the other. Surface Dice is within/total: 0 where one map holds
 * the class alone, NaN where neither does.
 */
export function surfaceWithin({ prediction, target }: ClassSurfaces, tolerance: number): SurfaceWithin {
  let within = 0;
  let total = 0;
  for (const { distances, sizes } of [prediction, target]) {
    for (let k = 0; k < distances.length; k++) {
      total += sizes[k]!;
      if (distances[k]! <= tolerance * ROUNDING) within += sizes[k]!;
    }
  }
  return { within, total };
}

/** A spacing in float32, 3·0.1: what is beyond the tolerance by rounding alone is within. */
const ROUNDING = 1 + 1e-6;

/**
 * Sums behind the average distance. Where one map holds the class alone, its sum is Infinity and the other surface has size 0.
 */
export function distanceSums({ prediction, target }: ClassSurfaces): DistanceSums {
  return { prediction: sumsOf(prediction), target: sumsOf(target) };
}

function sumsOf({ distances, sizes }: DirectedDistances): { sum: number; size: number } {
  let sum = 0;
  let size = 0;
  for (let k = 0; k < distances.length; k++) {
    sum += distances[k]! * sizes[k]!;
    size += sizes[k]!;
  }
  return { sum, size };
}

/** Average distance of summed sums; Infinity where one surface is missing, NaN where both are. */
export function averageOfSums({ prediction, target }: DistanceSums, direction: Direction): number {
  if (prediction.size === 0 && target.size === 0) return Number.NaN;
  if (prediction.size === 0 || target.size === 0) return Number.POSITIVE_INFINITY;
  if (direction === "predictionToTarget") return prediction.sum / prediction.size;
  if (direction === "targetToPrediction") return target.sum / target.size;
  return (prediction.sum + target.sum) / (prediction.size + target.size);
}

/** The larger of the two directed percentiles; Infinity where one surface is missing, NaN where both are. */
export function hausdorffAt(
  _surfaces: ClassSurfaces,
  _percentile: number,
  _boundary: "area" | "voxels",
): number {
  throw new Error("to come");
}
