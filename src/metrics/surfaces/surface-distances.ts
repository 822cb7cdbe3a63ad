import { BOX, boxOf } from "../../kernels/labels/class-boxes.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import type { ClassSurfaces, SurfaceBoundary } from "./class-surfaces.ts";
import { measureClass } from "./measure-class.ts";
import { planSurfaces } from "./plan-surfaces.ts";
import { voxelSize } from "./voxel-size.ts";

/** Options of {@link surfaceDistances}. */
export interface SurfaceOptions extends VoxelChoice {
  /** Number of classes; labels are 0 to classes − 1. */
  readonly classes: number;
  /** Size of a voxel along each axis of the maps, 1 by default; distances are in its unit, mm in most files. */
  readonly spacing?: readonly number[] | undefined;
  /**
   * Vectors from a voxel to the next one along each axis of the maps, instead of `spacing`: for axes that are not perpendicular,
   * as of a CT with a tilted gantry. Needs `boundary: "mesh"`.
   */
  readonly axes?: readonly (readonly number[])[] | undefined;
  /** See {@link SurfaceBoundary}; default `"area"`. */
  readonly boundary?: SurfaceBoundary | undefined;
  /**
   * The surface of an object at the border of the image: `"closed"`, the default: the object ends there; `"open"`: it goes on, and
   * the border is not a part of its surface, as where the field of view cuts an organ. `"open"` needs `boundary: "mesh"`.
   */
  readonly border?: "closed" | "open" | undefined;
  /**
   * Whether class 0 is measured; default `false`, unlike in the scores of voxels: its surface is that of all other classes
   * and the frame of the image, where both maps always agree.
   */
  readonly includeBackground?: boolean | undefined;
}

/** The surfaces of every class, from which every surface score is computed: plain data, which can be sent to a worker. */
export interface SurfaceDistances {
  /** One a class; `null` for a background that was not measured. */
  readonly classes: readonly (ClassSurfaces | null)[];
  /** The elements of a surface. */
  readonly boundary: SurfaceBoundary;
  /** The size of a voxel: what the masks can show. */
  readonly voxel?: VoxelSize;
}

/** The size of a voxel in the unit of the spacing. */
export interface VoxelSize {
  /** The length of its longest diagonal. */
  readonly diagonal: number;
  /** The length of its shortest side. */
  readonly smallest: number;
  /** The length of its longest side. */
  readonly largest: number;
}

/**
 * Measures, class by class, how far the surfaces of prediction and target lie from each other: exact Euclidean distances.
 *
 * No voxel outside of the image is of a class, so an object at its border has a surface there, unless `border` is `"open"`. Voxels that
 * do not count are of no class in either map. A class costs what the box around it costs, in both maps; one that is in neither
 * costs nothing.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - same kind and shape as `prediction`
 * @param options - `classes`; `spacing` or `axes`; `boundary`; `border`; `includeBackground`; `ignoreIndex`, a label of the target
 *   whose voxels do not count; `mask`
 * @returns per class, the distances in ascending order and the size of the surface at each
 * @throws {RangeError} if the shapes differ or have not two or three axes, or a label is not one of the classes
 * @example
 * const prediction = labelMap([1, 0, 0, 0], [1, 4]);
 * const target = labelMap([0, 0, 1, 0], [1, 4]);
 * const distances = surfaceDistances(prediction, target, { classes: 2, spacing: [5, 0.75], boundary: "voxels" });
 * hausdorffDistance(distances) // 1.5
 * @see Nikolov et al. 2018, https://arxiv.org/abs/1809.04430
 * @see Maurer et al. 2003, https://doi.org/10.1109/TPAMI.2003.1177156
 */
export function surfaceDistances(
  prediction: LabelMap,
  target: LabelMap,
  options: SurfaceOptions,
): SurfaceDistances {
  return measureSurfaces("surfaceDistances", prediction, target, options);
}

/** Implementation of {@link surfaceDistances}; `name` appears in its error messages. */
export function measureSurfaces(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  options: SurfaceOptions,
): SurfaceDistances {
  const { pair, boxes, metric, labels } = planSurfaces(name, prediction, target, options);
  const classes = new Array<ClassSurfaces | null>(boxes.length / BOX).fill(null);
  for (const label of labels) classes[label] = measureClass(pair, label, boxOf(boxes, label), metric);
  return { classes, boundary: metric.boundary, voxel: voxelSize(metric.axes, pair.flat) };
}
