import type { Extents } from "../../kernels/components/label-components.ts";
import { hausdorffAt, isOfVoxels, surfaceWithin } from "../surfaces/class-surfaces.ts";
import { withinBounds } from "../surfaces/distance-bounds.ts";
import { measureClass, type SurfaceMetric } from "../surfaces/measure-class.ts";
import { storedNumber } from "../surfaces/stored-number.ts";
import type { Lesions } from "./find-lesions.ts";
import type { LesionState } from "./lesion-state.ts";
import type { MatchedLesions, MatchMetric } from "./matched-lesions.ts";

/** How the lesions of an image are measured. */
export interface LesionMetric extends MatchMetric {
  readonly surface: SurfaceMetric;
  /** The volume of a voxel. */
  readonly voxelVolume: number;
  /** The diagonal of a voxel. */
  readonly diagonal: number;
}

/** The measures of a target beside its prediction. */
export type MatchMeasures = Pick<
  LesionState,
  "predictedVoxels" | "intersection" | "total" | "within" | "withinBounds" | "distances"
>;

/** Measures a target beside the pieces of its prediction, in the box around them. */
export function measureMatch(
  { targets, pieces, piecesOf }: MatchedLesions,
  target: number,
  extents: Extents,
  flat: boolean,
  { rules: { tolerances, percentiles, boundary }, surface, diagonal }: LesionMetric,
): MatchMeasures {
  const members = piecesOf(target);
  const predictedVoxels = members.reduce((sum, piece) => sum + pieces.sizes[piece]!, 0);
  const none = { predictedVoxels, intersection: 0, total: 0, within: tolerances.map(() => 0) };
  if (members.length === 0) return { ...none, distances: percentiles.map(() => "Infinity" as const) };
  const box = unionBox(targets, target, pieces, members);
  const inBox = [0, 1, 2].map((axis) => box[axis + 3]! - box[axis]! + 1) as unknown as Extents;
  const size = inBox[0] * inBox[1] * inBox[2];
  const [prediction, actual] = [new Uint8Array(size), new Uint8Array(size)];
  const isMember = new Set(members);
  let intersection = 0;
  let to = 0;
  for (let plane = box[0]!; plane <= box[3]!; plane++) {
    for (let row = box[1]!; row <= box[4]!; row++) {
      const start = (plane * extents[1] + row) * extents[2];
      for (let at = start + box[2]!; at <= start + box[5]!; at++, to++) {
        const [piece, number] = [pieces.numbers[at]!, targets.numbers[at]!];
        if (number === target) actual[to] = 1;
        if (piece === 0 || !isMember.has(piece)) continue;
        prediction[to] = 1;
        if (number === target) intersection++;
      }
    }
  }
  const measured = { ...none, intersection };
  if (tolerances.length + percentiles.length === 0) return { ...measured, distances: [] };
  const whole = Float64Array.of(0, 0, 0, inBox[0] - 1, inBox[1] - 1, inBox[2] - 1);
  const surfaces = measureClass(
    { prediction, target: actual, counted: null, extents: inBox, flat, origin: [0, 0, 0], image: inBox },
    1,
    whole,
    surface,
  );
  return {
    ...measured,
    total: surfaceWithin(surfaces, 0).total,
    within: tolerances.map((tolerance) => surfaceWithin(surfaces, tolerance).within),
    ...(tolerances.length > 0 &&
      !isOfVoxels(boundary) && {
        withinBounds: tolerances.map((tolerance) => withinBounds(surfaces, tolerance, diagonal)),
      }),
    distances: percentiles.map((percentile) => storedNumber(hausdorffAt(surfaces, percentile, boundary))),
  };
}

/** The box around a target and the pieces of its prediction. */
function unionBox(targets: Lesions, target: number, pieces: Lesions, members: readonly number[]): number[] {
  const box = [...targets.boxes.subarray(6 * target, 6 * target + 6)];
  for (const piece of members) {
    for (let k = 0; k < 6; k++) {
      const end = pieces.boxes[6 * piece + k]!;
      box[k] = k < 3 ? Math.min(box[k]!, end) : Math.max(box[k]!, end);
    }
  }
  return box;
}
