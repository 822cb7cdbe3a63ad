import { BOX } from "../../kernels/labels/class-boxes.ts";
import { checkNumber, checkOptions } from "../../tensor/check-options.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import type { OverlapCounts } from "../counts/overlap-counts.ts";
import { planSurfaces, SURFACE_OPTIONS } from "../surfaces/plan-surfaces.ts";
import type { SurfaceOptions } from "../surfaces/surface-distances.ts";
import { bandCounts } from "./band-counts.ts";

/** Options of {@link countBoundary}. */
export interface BoundaryOptions extends SurfaceOptions {
  /**
   * How far a voxel may be from the boundary of its class, in the unit of the spacing; by default 2 % of the diagonal of the image.
   */
  readonly distance?: number | undefined;
}

/**
 * Counts the voxels near the boundary of each class: `jaccardScore` of the counts is the boundary IoU, `diceScore` the boundary Dice.
 * A small error at the boundary of a large object, which hardly changes Dice, is a large part of these voxels.
 *
 *     A_d = {voxels of A at most d from the boundary of A}     boundary IoU = |A_d ∩ B_d| / |A_d ∪ B_d|
 *
 * The boundary consists of what `boundary` says: the middles of the outermost voxels, the points between voxels, or the elements of the
 * mesh; the distance is that of the middle of a voxel. A voxel with a face to the outside of its class always counts, so that a
 * band is at least one voxel thick. Counts add over the parts of a data set, and `DiceMeter.addCounts` takes them.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - same kind and shape as `prediction`
 * @param options - `distance`, and the options of {@link surfaceDistances}: `classes`; `spacing` or `axes`; `boundary`; `border`;
 *   `includeBackground`; `ignoreIndex`; `mask`
 * @returns counts a class; 0 of a background that was not asked for
 * @throws {RangeError} if the distance is negative, the shapes differ or have not two or three axes, or a label is not one of the classes
 * @example
 * const prediction = labelMap([0, 1, 1, 1, 1, 1, 0], [1, 7]);
 * const target = labelMap([0, 0, 1, 1, 1, 1, 1], [1, 7]);
 * jaccardScore(countBoundary(prediction, target, { classes: 2, boundary: "voxels", distance: 0 })) // 0.6666666666666666
 * @see Cheng et al. 2021, https://arxiv.org/abs/2103.16562
 */
export function countBoundary(
  prediction: LabelMap,
  target: LabelMap,
  options: BoundaryOptions,
): OverlapCounts {
  const name = "countBoundary";
  checkOptions(name, options, ["distance", ...SURFACE_OPTIONS]);
  const { distance, ...surface } = options;
  if (distance !== undefined) checkNumber(name, "distance", distance, 0);
  const plan = planSurfaces(name, prediction, target, surface);
  const zeros = () => new Array<number>(plan.boxes.length / BOX).fill(0);
  const counts = { intersection: zeros(), predicted: zeros(), actual: zeros() };
  for (const label of plan.labels) {
    const [predicted, actual, intersection] = bandCounts(plan, label, distance ?? "diagonal");
    counts.predicted[label] = predicted;
    counts.actual[label] = actual;
    counts.intersection[label] = intersection;
  }
  const { counted } = plan.pair;
  const voxels =
    counted === null ? prediction.data.length : counted.reduce((sum, one) => sum + Number(one !== 0), 0);
  return { ...counts, voxels };
}
