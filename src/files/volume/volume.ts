import { describeList } from "../../tensor/describe.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import type { Stopwatch } from "../source/stopwatch.ts";

/** Which axis is contiguous in memory: the last one (C) or the first one (Fortran). */
type Order = "c" | "fortran";

export interface Grid {
  /** Axes in the file's own sequence: x, y, z of NIfTI; rows, columns of PNG; as saved by NumPy. */
  readonly shape: readonly number[];
  readonly order: Order;
  /** Millimetres along each axis, where the format knows them. */
  readonly spacing?: readonly number[];
  /** Where voxel (i, j, k) lies, where the format tells: 3 × 4, row by row, to millimetres right, anterior, superior. */
  readonly affine?: readonly number[];
}

/** What every reader is told besides the file. */
export interface Reading {
  /** The most bytes that a file may hold, as it is and decompressed. */
  readonly limit: number;
  readonly stopwatch: Stopwatch;
}

/** What a reader finds in a file: value = stored · slope + intercept, not yet known to be labels. */
export interface FileVolume extends Grid {
  readonly values: LabelArray | BigInt64Array | BigUint64Array | Float32Array | Float64Array;
  readonly slope?: number;
  readonly intercept?: number;
}

/** A label map as it stands in memory; labels are integers, of any sign. */
export interface Volume extends Grid {
  readonly file: string;
  readonly labels: LabelArray;
}

/** The shape of the same memory seen in C order. */
export function memoryShape({ shape, order }: Grid): readonly number[] {
  return order === "c" ? shape : [...shape].reverse();
}

/** Where the element at an offset in memory lies, as `[x, y, z]`. */
export function voxelText(grid: Grid, offset: number): string {
  const coordinates = coordinatesOf(offset, memoryShape(grid));
  return describeList(grid.order === "c" ? coordinates : coordinates.reverse());
}
