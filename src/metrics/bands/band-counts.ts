import { boxOf } from "../../kernels/labels/class-boxes.ts";
import type { BandWidth } from "../scores/score-measure.ts";
import type { SurfacePlan } from "../surfaces/plan-surfaces.ts";
import { bandOfClass } from "./class-band.ts";

/** The voxels of a class that are near its boundary: in the prediction, in the target, in both. */
export type BandCounts = readonly [predicted: number, actual: number, intersection: number];

/** The part of the diagonal of an image within which a voxel is at its boundary, by default. */
const DEFAULT_SHARE = 0.02;

/** What rounding of a spacing to float32 may add to a distance. */
const WITH_ROUNDING = 1 + 1e-6;

/** Counts the voxels of a class at most `width` from its boundary. */
export function bandCounts(
  { pair, boxes, metric }: SurfacePlan,
  label: number,
  width: BandWidth,
): BandCounts {
  const numbers = boxOf(boxes, label);
  if (numbers[3]! < numbers[0]!) return [0, 0, 0];
  const distance =
    width === "diagonal" ? DEFAULT_SHARE * diagonalOf(pair.image, metric.axes, pair.flat) : width;
  const { prediction, target } = bandOfClass(pair, label, numbers, metric, distance * WITH_ROUNDING);
  let [predicted, actual, intersection] = [0, 0, 0];
  for (let at = 0; at < prediction.length; at++) {
    predicted += prediction[at]!;
    actual += target[at]!;
    intersection += prediction[at]! & target[at]!;
  }
  return [predicted, actual, intersection];
}

/** The length of the diagonal of an image; a flat one has no rows. */
function diagonalOf(image: readonly number[], axes: readonly (readonly number[])[], flat: boolean): number {
  const squares = axes.flatMap((axis, k) =>
    flat && k === 1 ? [] : [image[k]! * image[k]! * axis.reduce((sum, part) => sum + part * part, 0)],
  );
  return Math.sqrt(squares.sort((a, b) => a - b).reduce((sum, square) => sum + square, 0));
}
