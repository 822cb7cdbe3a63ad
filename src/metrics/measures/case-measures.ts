import type { LabelMap } from "../../tensor/label-map.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import type { MeasureName } from "../scores/measure-formulas.ts";
import { determinant } from "../surfaces/check-spacing.ts";
import type { SurfaceBoundary } from "../surfaces/class-surfaces.ts";
import type { AxisVectors } from "../surfaces/measure-mesh.ts";
import { planSurfaces } from "../surfaces/plan-surfaces.ts";
import type { SurfaceDistances } from "../surfaces/surface-distances.ts";
import { voxelSize } from "../surfaces/voxel-size.ts";
import { classMasks } from "./class-masks.ts";
import { classMeasures } from "./class-measures.ts";

/** What the measures of a case are made of, besides the two maps. */
export interface MeasureChoice extends VoxelChoice {
  readonly classes: number;
  readonly spacing: readonly number[] | undefined;
  readonly axes: readonly (readonly number[])[] | undefined;
  readonly boundary: SurfaceBoundary;
  /** Measures the surfaces, for the measures that need them. */
  readonly surfaces: () => SurfaceDistances;
}

/** Cubic millimetres in a millilitre. */
const ML = 1000;

/** The numbers of the kept measures for each of some classes. */
export function caseMeasures(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  { classes, spacing, axes, boundary, surfaces, ignoreIndex, mask }: MeasureChoice,
  kept: readonly MeasureName[],
  labels: readonly number[],
): number[][] {
  const choice = { classes, spacing, axes, ignoreIndex, mask };
  const plan = planSurfaces(name, prediction, target, { ...choice, boundary: "mesh" });
  const vectors = plan.metric.axes;
  const { extents, flat } = plan.pair;
  const sides = vectors.map((vector, axis) =>
    vector.map((part) => part * extents[axis]!),
  ) as unknown as AxisVectors;
  const of = {
    boundary,
    axes: vectors,
    voxelVolume: Math.abs(determinant(vectors)) / ML,
    diagonal: voxelSize(sides, flat).diagonal,
  };
  return labels.map((label) => {
    const masks = classMasks(plan, label);
    return classMeasures({ ...of, masks: () => masks, surfaces: () => surfaces().classes[label]! }, kept);
  });
}
