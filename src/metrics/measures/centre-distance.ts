import { checkOptions } from "../../tensor/check-options.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import type { AxisVectors } from "../surfaces/measure-mesh.ts";
import { planSurfaces } from "../surfaces/plan-surfaces.ts";
import type { SurfaceOptions } from "../surfaces/surface-distances.ts";
import type { PerAxis } from "../surfaces/whole-spacing.ts";
import { type ClassMask, type ClassMasks, classMasks } from "./class-masks.ts";

/** Options of {@link centreDistance}. */
export type CentreOptions = Pick<
  SurfaceOptions,
  "classes" | "spacing" | "axes" | "includeBackground" | "ignoreIndex" | "mask"
>;

/**
 * Distance of the centres of a class in both maps: the length of the vector between the means of the places of its voxels, from 0,
 * in the unit of the spacing. 0 does not mean that the masks are equal: a ring around a disc has its centre.
 *
 *     |1/|A| · Σ_{a ∈ A} a − 1/|B| · Σ_{b ∈ B} b|
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - same kind and shape as `prediction`
 * @param options - `classes`; `spacing` or `axes`; `includeBackground`; `ignoreIndex`, `mask`
 * @returns one for each class: Infinity for a class in one map only, NaN for one in neither, and for a background that does not take part
 * @throws {RangeError} if the shapes differ or have not two or three axes, or a label is not one of the classes
 * @example
 * const prediction = labelMap([[0, 1, 1, 0]]);
 * const target = labelMap([[0, 0, 1, 1]]);
 * centreDistance(prediction, target, { classes: 2, spacing: [1, 0.7] }) // [NaN, 0.7]
 * @see Maier-Hein et al. 2024, https://doi.org/10.1038/s41592-023-02151-z, which names it for detection by centres
 */
export function centreDistance(prediction: LabelMap, target: LabelMap, options: CentreOptions): number[] {
  const name = "centreDistance";
  checkOptions(name, options, ["classes", "spacing", "axes", "includeBackground", "ignoreIndex", "mask"]);
  // Vectors of axes need the kind of surface that takes them; no surface is measured here.
  const plan = planSurfaces(name, prediction, target, { ...options, boundary: "mesh" });
  const distances = new Array<number>(plan.boxes.length / 6).fill(Number.NaN);
  for (const label of plan.labels)
    distances[label] = distanceOfCentres(classMasks(plan, label), plan.metric.axes);
  return distances;
}

/** The distance of both centres: Infinity where one mask is empty, NaN where both are. */
export function distanceOfCentres({ prediction, target, extents }: ClassMasks, axes: AxisVectors): number {
  if (prediction.count === 0 && target.count === 0) return Number.NaN;
  if (prediction.count === 0 || target.count === 0) return Number.POSITIVE_INFINITY;
  const [ours, theirs] = [centreOf(prediction, extents), centreOf(target, extents)];
  const steps = ours.map((place, axis) => place - theirs[axis]!);
  let square = 0;
  for (const along of [0, 1, 2] as const) {
    const length = steps[0]! * axes[0][along] + steps[1]! * axes[1][along] + steps[2]! * axes[2][along];
    square += length * length;
  }
  return Math.sqrt(square);
}

/** The means of planes, rows and columns; their sums are whole numbers, so their order does not matter. */
function centreOf({ voxels, count }: ClassMask, [planes, rows, columns]: PerAxis): number[] {
  const sums = [0, 0, 0];
  let at = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, at++) {
        if (voxels[at] === 0) continue;
        sums[0]! += plane;
        sums[1]! += row;
        sums[2]! += column;
      }
    }
  }
  return sums.map((sum) => sum / count);
}
