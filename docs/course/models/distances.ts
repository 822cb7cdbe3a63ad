import {
  averageSurfaceDistance,
  type DistanceBounds,
  distanceBounds,
  hausdorffDistance,
  type LabelMap,
  labelMap,
  type SurfaceBoundary,
  surfaceDistances,
} from "softdice";

/** The radius of the prediction in millimetres; the target is larger by a gap. */
export const RADIUS = 10;

/** The middle of both spheres, off the grid. */
export const MIDDLE = [0.13, 0.27, 0.31] as const;

export const BOUNDARIES = ["voxels", "area", "mesh"] as const satisfies readonly SurfaceBoundary[];

/** Voxels of a slice thickness and of 1 × 1 mm in the slice: how many there are around both spheres. */
export function gridOf(slice: number, gap: number): readonly [number, number, number] {
  const extent = (size: number) => 2 * Math.ceil((RADIUS + gap + 1) / size) + 1;
  return [extent(slice), extent(1), extent(1)];
}

/** The voxels whose centre lies within a sphere. */
export function sphere(radius: number, slice: number, shape: readonly number[]): LabelMap {
  const [slices, rows, columns] = shape as [number, number, number];
  const place = (index: number, extent: number, size: number, axis: number) =>
    ((index - (extent - 1) / 2) * size - MIDDLE[axis]!) ** 2;
  const labels = new Uint8Array(slices * rows * columns);
  for (let z = 0, at = 0; z < slices; z++)
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++, at++) {
        const square = place(z, slices, slice, 0) + place(y, rows, 1, 1) + place(x, columns, 1, 2);
        if (square <= radius * radius) labels[at] = 1;
      }
  return labelMap(labels, shape);
}

export interface MeasuredGap {
  readonly boundary: SurfaceBoundary;
  readonly hausdorff: number;
  readonly average: number;
  readonly bounds: DistanceBounds;
}

/** Two spheres around one point, measured by a boundary: the true distance is the gap, everywhere. */
export function measureGap(boundary: SurfaceBoundary, slice: number, gap: number): MeasuredGap {
  const shape = gridOf(slice, gap);
  const [prediction, target] = [sphere(RADIUS, slice, shape), sphere(RADIUS + gap, slice, shape)];
  const distances = surfaceDistances(prediction, target, { classes: 2, spacing: [slice, 1, 1], boundary });
  return {
    boundary,
    hausdorff: hausdorffDistance(distances),
    average: averageSurfaceDistance(distances),
    bounds: distanceBounds(distances, { percentile: 100 })[0]!,
  };
}

/** The Hausdorff distance of two spheres. */
export function hausdorffOfGap(boundary: SurfaceBoundary, slice: number, gap: number): number {
  return measureGap(boundary, slice, gap).hausdorff;
}

/** The average surface distance of two spheres. */
export function averageOfGap(boundary: SurfaceBoundary, slice: number, gap: number): number {
  return measureGap(boundary, slice, gap).average;
}

/** The largest Hausdorff distance that surfaces consistent with the masks of two spheres can have. */
export function highestOfGap(slice: number, gap: number): number {
  return measureGap("mesh", slice, gap).bounds.high;
}
