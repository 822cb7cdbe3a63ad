import type { LabelMap } from "../tensor/label-map.ts";
import type { VoxelChoice } from "../tensor/target.ts";
import type { ClassSurfaces } from "./class-surfaces.ts";

/**
 * What a surface is made of. `"area"`, the default: elements between the voxels, where a 2×2×2 (2×2) neighbourhood holds both
 * inside and outside, weighted with the area (length) of the surface that cuts it (DeepMind's surface-distance). `"voxels"`:
 * voxels of the class with a neighbour across a face that is not of it, each counted once (MONAI).
 */
export type Boundary = "area" | "voxels";

/** Options of {@link surfaceDistances}. */
export interface SurfaceOptions extends VoxelChoice {
  /** Number of classes; labels are 0 to classes − 1. */
  readonly classes: number;
  /** Size of a voxel along each axis, in mm or any other unit; 1 by default. Distances are in that unit. */
  readonly spacing?: readonly number[] | undefined;
  readonly boundary?: Boundary | undefined;
  /**
   * Whether class 0 is measured; default `false`: its surface is that of everything else and the frame of the image, which
   * both maps share.
   */
  readonly includeBackground?: boolean | undefined;
}

/** The surfaces of every class: what every surface score is made of. Plain data, which can be sent to a worker. */
export interface SurfaceDistances {
  /** One a class; `null` for a background that was not measured. */
  readonly classes: readonly (ClassSurfaces | null)[];
  readonly boundary: Boundary;
  /** One number an axis, 2 or 3 of them. */
  readonly spacing: readonly number[];
}

/**
 * Measures, per class, how far the surfaces of prediction and target lie from each other: exact Euclidean distances.
 *
 * The outside of the image is no class, so an object at its border has its surface there too. Voxels that do not count belong
 * to no class in either map.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - the like, of the same shape
 * @param options - `classes`; `spacing`; `boundary`; `includeBackground`; `ignoreIndex`, a label of the target whose voxels do
 *   not count; `mask`
 * @throws {RangeError} if shapes differ, are not of rank 2 or 3, or a label names no class
 */
export function surfaceDistances(
  _prediction: LabelMap,
  _target: LabelMap,
  _options: SurfaceOptions,
): SurfaceDistances {
  throw new Error("surfaceDistances: to come");
}
