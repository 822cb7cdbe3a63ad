import { bettiNumbers } from "../../kernels/components/betti-numbers.ts";
import { MEASURES, type MeasureName } from "../scores/measure-formulas.ts";
import type { ClassSurfaces, SurfaceBoundary } from "../surfaces/class-surfaces.ts";
import type { AxisVectors } from "../surfaces/measure-mesh.ts";
import { centerlineCounts } from "./centerline-counts.ts";
import { distanceOfCentres } from "./centre-distance.ts";
import type { ClassMasks } from "./class-masks.ts";
import { directedPercentile, medianDistanceOf, momentsOf } from "./distance-moments.ts";

/** One class of a case, as its measures need it. */
export interface MeasuredClass {
  readonly masks: () => ClassMasks;
  readonly surfaces: () => ClassSurfaces;
  readonly boundary: SurfaceBoundary;
  readonly axes: AxisVectors;
  /** The volume of a voxel in ml, where the spacing is in mm. */
  readonly voxelVolume: number;
  /** The length of the diagonal of the image. */
  readonly diagonal: number;
}

/** The numbers of each measure that is made of label maps, of a class that occurs in one of the maps. */
const NUMBERS: Readonly<
  Record<Exclude<MeasureName, "probabilities">, (of: MeasuredClass) => readonly number[]>
> = {
  volume: ({ masks, voxelVolume }) => {
    const { prediction, target } = masks();
    return [prediction.count * voxelVolume, target.count * voxelVolume];
  },
  centre: ({ masks, axes }) => [distanceOfCentres(masks(), axes)],
  distances: ({ surfaces, boundary }) => {
    const both = surfaces();
    const percentile = (from: "prediction" | "target", part: number) =>
      directedPercentile(both, from, part, boundary);
    return [
      ...momentsOf(both.prediction),
      ...momentsOf(both.target),
      medianDistanceOf(both, boundary),
      ...[percentile("prediction", 95), percentile("prediction", 100)],
      ...[percentile("target", 95), percentile("target", 100)],
    ];
  },
  centerline: ({ masks }) => centerlineCounts(masks()),
  topology: ({ masks }) => {
    const { prediction, target, extents } = masks();
    return [prediction, target].flatMap(({ voxels, count }) =>
      count === 0 ? [0, 0, 0] : bettiNumbers(voxels, extents, "corners"),
    );
  },
  diagonal: ({ diagonal }) => [diagonal],
};

/** The numbers of some measures, one after the other. */
export function classMeasures(of: MeasuredClass, kept: readonly MeasureName[]): number[] {
  return MEASURES.flatMap((name) =>
    name !== "probabilities" && kept.includes(name) ? NUMBERS[name](of) : [],
  );
}
