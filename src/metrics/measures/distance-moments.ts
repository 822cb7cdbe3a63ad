import {
  type ClassSurfaces,
  type DirectedDistances,
  hausdorffAt,
  type PercentileChoice,
  type SurfaceBoundary,
} from "../surfaces/class-surfaces.ts";

const POOLED: PercentileChoice = { rule: "pooled", reading: "interpolated" };

/** Sum, size and sum of squares of the distances of one surface: these add over cases. */
export function momentsOf({
  distances,
  sizes,
}: DirectedDistances): [sum: number, size: number, squares: number] {
  let [sum, size, squares] = [0, 0, 0];
  for (let k = 0; k < distances.length; k++) {
    const part = distances[k]! * sizes[k]!;
    sum += part;
    size += sizes[k]!;
    squares += distances[k]! * part;
  }
  return [sum, size, squares];
}

/** The median of the distances of both surfaces as one list; Infinity where one is missing, NaN where both are. */
export function medianDistanceOf(surfaces: ClassSurfaces, boundary: SurfaceBoundary): number {
  return hausdorffAt(surfaces, 50, boundary, POOLED);
}

/** A percentile of the distances of one surface, `"prediction"` to the target or `"target"` to the prediction. */
export function directedPercentile(
  surfaces: ClassSurfaces,
  from: "prediction" | "target",
  percentile: number,
  boundary: SurfaceBoundary,
): number {
  const directed = surfaces[from];
  const other = surfaces[from === "prediction" ? "target" : "prediction"];
  const isMissing = directed.distances.length === 0 || other.distances.length === 0;
  return isMissing
    ? hausdorffAt(surfaces, percentile, boundary)
    : hausdorffAt({ prediction: directed, target: directed }, percentile, boundary);
}
