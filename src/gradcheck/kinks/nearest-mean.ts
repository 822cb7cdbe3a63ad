import { dot } from "./along-vector.ts";

/** Steps of Frank and Wolfe's method. */
const PROJECTION_STEPS = 60;

/**
 * Approximates the mean of points, with any weights, that is nearest to a target.
 *
 * @param points - at least one
 */
export function nearestMean(points: readonly Float64Array[], target: Float64Array): Float64Array {
  const mean = new Float64Array(target.length);
  for (const point of points) {
    for (let k = 0; k < mean.length; k++) mean[k]! += point[k]! / points.length;
  }
  for (let step = 0; step < PROJECTION_STEPS; step++) {
    const rest = target.map((value, k) => value - mean[k]!);
    const towards = points.reduce((a, b) => (dot(b, rest) > dot(a, rest) ? b : a));
    const way = towards.map((value, k) => value - mean[k]!);
    const part = Math.min(1, Math.max(0, dot(rest, way) / (dot(way, way) || 1)));
    for (let k = 0; k < mean.length; k++) mean[k]! += part * way[k]!;
  }
  return mean;
}
