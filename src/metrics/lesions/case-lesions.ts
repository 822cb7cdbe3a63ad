import { boxOf } from "../../kernels/labels/class-boxes.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { planSurfaces } from "../surfaces/plan-surfaces.ts";
import { storedNumber } from "../surfaces/stored-number.ts";
import { voxelSize } from "../surfaces/voxel-size.ts";
import { type PerAxis, wholeSpacing } from "../surfaces/whole-spacing.ts";
import type { KeptLesionRules } from "./lesion-rules.ts";
import type { CaseLesions } from "./lesion-state.ts";
import { measureLesions } from "./measure-lesions.ts";
import { reachOf } from "./reach-of.ts";

/** What the lesions of a case are measured with, besides the rules. */
export interface LesionChoice extends VoxelChoice {
  readonly classes: number;
  readonly spacing: readonly number[] | undefined;
}

/** Checks everything, and measures the lesions of all classes but 0. */
export function caseLesions(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  { classes, spacing, ignoreIndex, mask }: LesionChoice,
  rules: KeptLesionRules,
): CaseLesions {
  const { boundary } = rules;
  const plan = planSurfaces(name, prediction, target, { classes, spacing, ignoreIndex, mask, boundary });
  const { pair, boxes, metric: surface, labels } = plan;
  const sizes: PerAxis = [surface.axes[0][0], surface.axes[1][1], surface.axes[2][2]];
  const metric = {
    rules,
    reach: reachOf(name, rules.connectivity, prediction.shape.length),
    surface,
    voxelVolume: sizes[0] * sizes[1] * sizes[2],
    diagonal: voxelSize(surface.axes, pair.flat).diagonal,
    weights:
      rules.cells === "voxels" ? ([1, 1, 1] as const) : wholeSpacing(surface.spacing, pair.extents).weights,
  };
  const squares = sizes
    .map((size, axis) => (pair.flat && axis === 1 ? 0 : size * pair.extents[axis]!))
    .map((length) => length * length)
    .sort((a, b) => a - b);
  const diagonal = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
  return {
    voxelVolume: metric.voxelVolume,
    penalty: rules.penalty === "diagonal" ? storedNumber(diagonal) : rules.penalty,
    lesions: labels.flatMap((label) => measureLesions(pair, label, boxOf(boxes, label), metric)),
  };
}
