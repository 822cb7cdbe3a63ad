import { boundaryPoints, type GridPoints, pointGrid } from "../../kernels/surfaces/boundary-points.ts";
import { kindsByValue } from "../../kernels/surfaces/kinds-by-value.ts";
import { nearestSquares } from "../../kernels/surfaces/nearest-squares.ts";
import { emptyGaps } from "../../kernels/surfaces/plane-gaps.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import type { ClassSurfaces, DirectedDistances, SurfaceBoundary } from "./class-surfaces.ts";
import { elementSizes } from "./element-sizes.ts";
import { distanceOf, type PerAxis, type SpacingForms, spacingForms, wholeSpacing } from "./whole-spacing.ts";

/** Two label maps on a grid of planes, rows and columns. */
export interface LabelPair {
  readonly prediction: LabelArray;
  readonly target: LabelArray;
  readonly counted: Counted;
  readonly extents: PerAxis;
  /** Whether the maps are 2-D: planes and columns, without rows. */
  readonly flat: boolean;
}

/** How surfaces are measured. */
export interface SurfaceMetric {
  readonly boundary: SurfaceBoundary;
  readonly spacing: SpacingForms;
  /** The kind of the elements of each code, and the size of each kind, ascending. */
  readonly kindOf: Uint8Array;
  readonly kindSizes: Float64Array;
}

/** The metric for voxels of this spacing; a flat grid has no rows. */
export function surfaceMetric(spacing: PerAxis, flat: boolean, boundary: SurfaceBoundary): SurfaceMetric {
  const sizes = boundary === "area" ? elementSizes(spacing) : new Float64Array(2).fill(1);
  const kindSizes = Float64Array.from(new Set(sizes)).sort();
  const kindOf = Uint8Array.from(sizes, (size) => kindSizes.indexOf(size));
  return { boundary, spacing: spacingForms(spacing, flat ? [0, 2] : [0, 1, 2]), kindOf, kindSizes };
}

const NONE: DirectedDistances = { distances: new Float64Array(0), sizes: new Float64Array(0) };

/** Measures the surfaces of class `label`, all of whose voxels are in the box that these numbers give: no other voxel is read. */
export function measureClass(
  { prediction, target, counted, extents, flat }: LabelPair,
  label: number,
  numbers: Float64Array,
  metric: SurfaceMetric,
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
  const between = metric.boundary === "area";
  const ours = boundaryPoints({ labels: prediction, ...common }, between);
  const theirs = boundaryPoints({ labels: target, ...common }, between);
  if (ours.places.length === 0 || theirs.places.length === 0) {
    return { prediction: alone(ours, metric), target: alone(theirs, metric) };
  }
  const grid = pointGrid(box, flat, between);
  const gaps = emptyGaps(grid);
  const whole = wholeSpacing(metric.spacing, [grid.planes, grid.rows, grid.columns]);
  const directed = (points: GridPoints, sites: GridPoints): DirectedDistances => {
    const squares = nearestSquares(points, sites, grid, whole.weights, gaps);
    const { distances, sizes } = elementsBySquare(squares, points.codes, metric);
    return { distances: distances.map((square) => distanceOf(whole, square)), sizes };
  };
  return { prediction: directed(ours, theirs), target: directed(theirs, ours) };
}

/**
 * The values in ascending order, each once, and the size of the elements that have it: their number of each kind times the size
 * of that kind, added from the smallest kind to the largest.
 */
function elementsBySquare(
  squares: Float64Array,
  codes: Uint8Array,
  { kindOf, kindSizes }: SurfaceMetric,
): DirectedDistances {
  const kinds = kindSizes.length;
  const { values, counts } = kindsByValue(squares, codes, kindOf, kinds);
  const sizes = new Float64Array(values.length);
  for (let k = 0; k < sizes.length; k++) {
    for (let kind = 0; kind < kinds; kind++) sizes[k]! += counts[k * kinds + kind]! * kindSizes[kind]!;
  }
  return { distances: values, sizes };
}

/** A surface without another one. */
function alone({ codes }: GridPoints, metric: SurfaceMetric): DirectedDistances {
  if (codes.length === 0) return NONE;
  return elementsBySquare(new Float64Array(codes.length).fill(Number.POSITIVE_INFINITY), codes, metric);
}
