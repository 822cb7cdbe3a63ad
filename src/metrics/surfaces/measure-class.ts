import type { OpenFaces } from "../../kernels/mesh/net-elements.ts";
import {
  boundaryPoints,
  type ClassVoxels,
  type GridPoints,
  pointGrid,
} from "../../kernels/surfaces/boundary-points.ts";
import { kindsByValue } from "../../kernels/surfaces/kinds-by-value.ts";
import { nearestSquares } from "../../kernels/surfaces/nearest-squares.ts";
import { emptyGaps, type Gaps } from "../../kernels/surfaces/plane-gaps.ts";
import { contourPoints, regionPoints } from "../../kernels/surfaces/region-points.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import {
  type ClassSurfaces,
  type DirectedDistances,
  isOfVoxels,
  type SurfaceBoundary,
} from "./class-surfaces.ts";
import { elementSizes } from "./element-sizes.ts";
import { type AxisVectors, measureMesh } from "./measure-mesh.ts";
import { distanceOf, type PerAxis, type SpacingForms, spacingForms, wholeSpacing } from "./whole-spacing.ts";

/** Two label maps on a grid of planes, rows and columns. */
export interface LabelPair {
  readonly prediction: LabelArray;
  readonly target: LabelArray;
  readonly counted: Counted;
  readonly extents: PerAxis;
  /** Whether the maps are 2-D: planes and columns, without rows. */
  readonly flat: boolean;
  /** Where the maps begin in the image, of which they may be a part, and its extents. */
  readonly origin: PerAxis;
  readonly image: PerAxis;
}

/** How surfaces are measured. */
export interface SurfaceMetric {
  readonly boundary: SurfaceBoundary;
  readonly axes: AxisVectors;
  /** Whether a surface at the border of the image is left open. */
  readonly isOpen: boolean;
  /** The spacing where the axes are perpendicular. */
  readonly spacing: SpacingForms;
  /** The kind of the elements of each code, and the size of each kind, ascending. */
  readonly kindOf: Uint8Array;
  readonly kindSizes: Float64Array;
}

/** The last metric: the cases of a data set mostly have the same one. */
let last: { readonly key: string; readonly metric: SurfaceMetric } | undefined;

/** The metric for voxels whose axes have these vectors; a flat grid has no rows. */
export function surfaceMetric(
  axes: AxisVectors,
  flat: boolean,
  boundary: SurfaceBoundary,
  border: "closed" | "open" = "closed",
): SurfaceMetric {
  const key = [axes, flat, boundary, border].join();
  if (last?.key !== key) last = { key, metric: makeMetric(axes, flat, boundary, border) };
  return last.metric;
}

function makeMetric(
  axes: AxisVectors,
  flat: boolean,
  boundary: SurfaceBoundary,
  border: "closed" | "open",
): SurfaceMetric {
  // Axes of a mesh may be reversed, or in another order than those of space.
  const sizeOf = (axis: AxisVectors[number]) => Math.max(...axis.map(Math.abs));
  const spacing: PerAxis = [sizeOf(axes[0]), sizeOf(axes[1]), sizeOf(axes[2])];
  const sizes = boundary === "area" ? elementSizes(spacing) : new Float64Array(2).fill(1);
  const kindSizes = Float64Array.from(new Set(sizes)).sort();
  const kindOf = Uint8Array.from(sizes, (size) => kindSizes.indexOf(size));
  const forms = spacingForms(spacing, flat ? [0, 2] : [0, 1, 2]);
  return { boundary, axes, isOpen: border === "open", spacing: forms, kindOf, kindSizes };
}

const NONE: DirectedDistances = { distances: new Float64Array(0), sizes: new Float64Array(0) };

/** Measures the surfaces of class `label`, all of whose voxels are in the box that these numbers give: no other voxel is read. */
export function measureClass(
  pair: LabelPair,
  label: number,
  numbers: Float64Array,
  metric: SurfaceMetric,
): ClassSurfaces {
  if (numbers[3]! < numbers[0]!) return { prediction: NONE, target: NONE };
  const { flat } = pair;
  const between = !isOfVoxels(metric.boundary);
  const voxels = classVoxels(pair, label, numbers);
  const { box } = voxels[0];
  const [ours, theirs] = voxels.map((one) => pointsOf(one, metric.boundary, pair, numbers)) as [
    GridPoints,
    GridPoints,
  ];
  const grid = pointGrid(box, flat, between);
  if (metric.boundary === "mesh")
    return measureMesh(ours, theirs, grid, flat, metric.axes, openFaces(pair, numbers, metric));
  if (ours.places.length === 0 || theirs.places.length === 0) {
    return { prediction: alone(ours, metric), target: alone(theirs, metric) };
  }
  let gaps: Gaps | undefined;
  const room = () => {
    gaps ??= emptyGaps(grid);
    return gaps;
  };
  const whole = wholeSpacing(metric.spacing, [grid.planes, grid.rows, grid.columns]);
  const directed = (points: GridPoints, sites: GridPoints): DirectedDistances => {
    const squares = nearestSquares(points, sites, grid, whole.weights, room);
    const { distances, sizes } = elementsBySquare(squares, points.codes, metric);
    return { distances: distances.map((square) => distanceOf(whole, square)), sizes };
  };
  return { prediction: directed(ours, theirs), target: directed(theirs, ours) };
}

/** The voxels of a class in a box that is not empty, in prediction and target. */
export function classVoxels(
  { prediction, target, counted, extents, flat }: LabelPair,
  label: number,
  numbers: Float64Array,
): [prediction: ClassVoxels, target: ClassVoxels] {
  const [plane, row, column] = [numbers[0]!, numbers[1]!, numbers[2]!];
  const [, rows, columns] = extents;
  const box = {
    planes: numbers[3]! - plane + 1,
    rows: numbers[4]! - row + 1,
    columns: numbers[5]! - column + 1,
  };
  const start = (plane * rows + row) * columns + column;
  const common = { label, counted, start, planeStep: rows * columns, rowStep: columns, box, flat };
  return [
    { labels: prediction, ...common },
    { labels: target, ...common },
  ];
}

/** The points of a surface, by the kind of its boundary. */
export function pointsOf(
  voxels: ClassVoxels,
  boundary: SurfaceBoundary,
  { origin, image }: LabelPair,
  numbers: Float64Array,
): GridPoints {
  if (boundary === "region") return regionPoints(voxels);
  if (boundary !== "contour") return boundaryPoints(voxels, boundary !== "voxels");
  const first = [0, 1, 2].map((axis) => -origin[axis]! - numbers[axis]!);
  const last = first.map((at, axis) => at + image[axis]! - 1);
  return contourPoints(voxels, {
    first: first as [number, number, number],
    last: last as [number, number, number],
  });
}

/** The faces of a box that are left open: those at the border of the image. */
export function openFaces(
  { origin, image, flat }: LabelPair,
  numbers: Float64Array,
  { isOpen }: SurfaceMetric,
): OpenFaces {
  const hasFaces = (axis: number) => isOpen && !(flat && axis === 1);
  const before = (axis: number) => hasFaces(axis) && origin[axis]! + numbers[axis]! === 0;
  const behind = (axis: number) => hasFaces(axis) && origin[axis]! + numbers[axis + 3]! === image[axis]! - 1;
  return [before(0), behind(0), before(1), behind(1), before(2), behind(2)];
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
