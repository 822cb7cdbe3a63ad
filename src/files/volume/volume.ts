import type { FloatArray } from "../../tensor/allocate.ts";
import { describeList } from "../../tensor/describe.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import type { StoredArray } from "./stored-values.ts";

/** The axis that is contiguous in memory: the last one (C) or the first one (Fortran). */
export type Order = "c" | "fortran";

/** A way in which a header places its voxels, by the name that the format gives it. */
export interface Placement {
  readonly name: string;
  readonly affine: readonly number[];
}

/** The voxels of a file: their number along each axis, and their place. */
export interface VolumeGrid {
  /** Axes in the file's own sequence: x, y, z of NIfTI; rows, columns of PNG; as saved by NumPy. */
  readonly shape: readonly number[];
  readonly order: Order;
  /** Millimetres along each axis, where the format knows them. */
  readonly spacing?: readonly number[];
  /** The place of voxel (i, j, k), where the format gives it: 3 × 4, row by row, in millimetres right, anterior, superior. */
  readonly affine?: readonly number[];
  /** The name of the form that gave `affine`, where a format has several. */
  readonly placedBy?: string;
  /** A second form in the header that places the voxels elsewhere. */
  readonly otherPlacement?: Placement;
  /** Axes that the format declares, where it is 2: such a file does not know its place along the third axis. */
  readonly planar?: boolean;
  /** The axes at whose ends empty voxels may have been left out: the third of DICOM SEG, all of a segmentation of 3D Slicer. */
  readonly cropped?: readonly number[];
  /** Whether the axis that is contiguous in memory is known to be x, as in all formats but NumPy's, and in the probabilities of nnU-Net. */
  readonly xFirst?: boolean;
  /** The axis of classes, or of channels, where the format says which one it is. */
  readonly classAxis?: number | undefined;
}

/** A segment by its name: the voxels of one layer that hold one label. */
export interface Segment {
  /** The name of the segment. */
  readonly name: string;
  /** The label of its voxels in its layer. */
  readonly label: number;
  /** 0 where all segments share one label map. */
  readonly layer: number;
  /** Red, green, blue, from 0 to 255. */
  readonly color?: readonly number[];
}

/** The picture of a PNG: its values are samples or indices, which other programs show as other numbers. */
export interface Picture {
  /** Bits of a sample. */
  readonly depth: number;
  /** Colours by index, as 0xRRGGBB; absent for grey values. */
  readonly palette?: readonly number[];
}

/** The probabilities from which labels were decided. */
export interface Probabilities {
  /** Classes 0, 1, …; one class is that of the label 1. */
  readonly classes: number;
  /** Class by class, each in the memory order of the labels. */
  readonly values: FloatArray;
  /** Where classes may overlap: the value above which a voxel is of a class. The labels are then 1 where it is of any. */
  readonly level?: number;
}

/** The content of a file: value = stored · slope + intercept, not yet known to be labels. */
export interface FileVolume extends VolumeGrid {
  readonly values: StoredArray;
  readonly slope?: number;
  readonly intercept?: number;
  /** Further layers of the same shape, where segments may overlap. */
  readonly layers?: readonly StoredArray[];
  readonly segments?: readonly Segment[];
  readonly picture?: Picture;
  readonly probabilities?: Probabilities;
  /** Remarks on the file for the user. */
  readonly notes?: readonly string[];
}

/** A label map as it is in memory; labels are integers, of any sign. */
export interface Volume extends VolumeGrid {
  readonly file: string;
  readonly labels: LabelArray;
  /** All layers, the first of which is `labels`; several only where segments overlap. */
  readonly layers?: readonly LabelArray[];
  readonly segments?: readonly Segment[];
  readonly picture?: Picture;
  /** Where they were asked for. */
  readonly probabilities?: Probabilities;
  readonly notes?: readonly string[];
}

/** The shape of the same memory seen in C order. */
export function memoryShape({ shape, order }: Pick<VolumeGrid, "shape" | "order">): readonly number[] {
  return order === "c" ? shape : [...shape].reverse();
}

/** The place of the element at an offset in memory, as `[x, y, z]`. */
export function voxelText(grid: Pick<VolumeGrid, "shape" | "order">, offset: number): string {
  const coordinates = coordinatesOf(offset, memoryShape(grid));
  return describeList(grid.order === "c" ? coordinates : coordinates.reverse());
}
