import type { Counted } from "../../kernels/overlap/class-block.ts";
import { boundaryPoints, type GridPoints, pointGrid } from "../../kernels/surfaces/boundary-points.ts";
import { nearestSquares } from "../../kernels/surfaces/nearest-squares.ts";
import { emptyGaps } from "../../kernels/surfaces/plane-gaps.ts";
import { sizesByValue, sizesOfCodes } from "../../kernels/surfaces/sizes-by-value.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { ClassSurfaces, DirectedDistances, SurfaceBoundary } from "./class-surfaces.ts";
import { elementSizes } from "./element-sizes.ts";

/** A number for planes, rows and columns. */
export type PerAxis = readonly [planes: number, rows: number, columns: number];

/** Two label maps on a grid of planes, rows and columns. */
export interface LabelPair {
  readonly prediction: LabelArray;
  readonly target: LabelArray;
  readonly counted: Counted;
  readonly extents: PerAxis;
  /** Whether the maps are 2-D: planes and columns, without rows. */
  readonly flat: boolean;
}

/** How to measure. */
export interface Ruler {
  readonly boundary: SurfaceBoundary;
  /** Distances are counted in it. */
  readonly unit: number;
  /** Squares of the spacing in that unit. */
  readonly weights: PerAxis;
  /** Size of an element by its code. */
  readonly sizes: Float64Array;
}

/**
 * A ruler for voxels of this spacing. If every spacing is a multiple of the smallest, distances are counted in that one: their
 * squares are then whole numbers, and exact.
 */
export function rulerOf(spacing: PerAxis, flat: boolean, boundary: SurfaceBoundary): Ruler {
  const least = flat ? Math.min(spacing[0], spacing[2]) : Math.min(...spacing);
  const unit = spacing.every((size, axis) => (flat && axis === 1) || Number.isInteger(size / least))
    ? least
    : 1;
  const square = (size: number) => (size / unit) * (size / unit);
  return {
    boundary,
    unit,
    weights: [square(spacing[0]), square(spacing[1]), square(spacing[2])],
    sizes: boundary === "area" ? elementSizes(spacing) : new Float64Array(2).fill(1),
  };
}

const NONE: DirectedDistances = { distances: new Float64Array(0), sizes: new Float64Array(0) };

/** The surfaces of class `label`, all of which lies in the box that these numbers give: no voxel outside is looked at. */
export function measureClass(
  { prediction, target, counted, extents, flat }: LabelPair,
  label: number,
  numbers: Float64Array,
  ruler: Ruler,
): ClassSurfaces {
  const [plane, row, column] = [numbers[0]!, numbers[1]!, numbers[2]!];
  const box = {
    planes: numbers[3]! - plane + 1,
    rows: numbers[4]! - row + 1,
    columns: numbers[5]! - column + 1,
  };
  if (box.planes < 1) return { prediction: NONE, target: NONE };
  const [, rows, columns] = extents;
  const common = {
    label,
    counted,
    start: (plane * rows + row) * columns + column,
    planeStep: rows * columns,
    rowStep: columns,
    box,
    flat,
  };
  const between = ruler.boundary === "area";
  const ours = boundaryPoints({ labels: prediction, ...common }, between);
  const theirs = boundaryPoints({ labels: target, ...common }, between);
  if (ours.places.length === 0 || theirs.places.length === 0) {
    return { prediction: alone(ours, ruler), target: alone(theirs, ruler) };
  }
  const grid = pointGrid(box, flat, between);
  const gaps = emptyGaps(grid);
  const directed = (points: GridPoints, sites: GridPoints): DirectedDistances => {
    const squares = nearestSquares(points, sites, grid, ruler.weights, gaps);
    const { values, sizes } = sizesByValue(squares, sizesOfCodes(points.codes, ruler.sizes));
    return { distances: values.map((square) => ruler.unit * Math.sqrt(square)), sizes };
  };
  return { prediction: directed(ours, theirs), target: directed(theirs, ours) };
}

/** A surface without another one. */
function alone({ codes }: GridPoints, ruler: Ruler): DirectedDistances {
  if (codes.length === 0) return NONE;
  const size = sizesOfCodes(codes, ruler.sizes).reduce((sum, part) => sum + part, 0);
  return { distances: Float64Array.of(Number.POSITIVE_INFINITY), sizes: Float64Array.of(size) };
}
