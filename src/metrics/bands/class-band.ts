import { meshBand } from "../../kernels/bands/mesh-band.ts";
import { type Edges, pointBand } from "../../kernels/bands/point-band.ts";
import { netElements } from "../../kernels/mesh/net-elements.ts";
import { placeElements, stepVectors } from "../../kernels/mesh/placed-elements.ts";
import { elementTree } from "../../kernels/mesh/search/element-tree.ts";
import { boundaryPoints, type ClassVoxels, pointGrid } from "../../kernels/surfaces/boundary-points.ts";
import { isOfVoxels } from "../surfaces/class-surfaces.ts";
import {
  classVoxels,
  type LabelPair,
  openFaces,
  pointsOf,
  type SurfaceMetric,
} from "../surfaces/measure-class.ts";

/** The voxels of a box that are of a class and near its boundary, 1 for each, in both maps. */
export interface ClassBands {
  readonly prediction: Uint8Array;
  readonly target: Uint8Array;
}

/** Finds the voxels of class `label`, all of whose voxels are in the box that these numbers give, that are near its boundary. */
export function bandOfClass(
  pair: LabelPair,
  label: number,
  numbers: Float64Array,
  metric: SurfaceMetric,
  distance: number,
): ClassBands {
  const [prediction, target] = classVoxels(pair, label, numbers).map((voxels) =>
    bandOf(voxels, pair, numbers, metric, distance),
  ) as [Uint8Array, Uint8Array];
  return { prediction, target };
}

function bandOf(
  voxels: ClassVoxels,
  pair: LabelPair,
  numbers: Float64Array,
  metric: SurfaceMetric,
  distance: number,
): Uint8Array {
  const { box, flat } = voxels;
  const { rows, columns } = box;
  const near = nearBoundary(voxels, pair, numbers, metric, distance);
  const band = new Uint8Array(near.length);
  for (let at = 0; at < near.length; at++) if (near[at] === 1 && isInside(voxels, at)) band[at] = 1;
  const { starts, places } = boundaryPoints(voxels, false);
  for (let plane = 0; plane < box.planes; plane++)
    for (let k = starts[plane]!; k < starts[plane + 1]!; k++)
      if (!flat || places[k]! < columns) band[plane * rows * columns + places[k]!] = 1;
  return band;
}

/** Marks the voxels of a box that are near the boundary, inside and outside. */
function nearBoundary(
  voxels: ClassVoxels,
  pair: LabelPair,
  numbers: Float64Array,
  metric: SurfaceMetric,
  distance: number,
): Uint8Array {
  const { box, flat } = voxels;
  const { boundary, axes } = metric;
  const points = pointsOf(voxels, boundary, pair, numbers);
  if (boundary !== "mesh") {
    const edges: Edges = [axes[0][0], axes[1][1], axes[2][2]];
    return pointBand(points, box, !isOfVoxels(boundary), flat, edges, distance);
  }
  const net = netElements(points, pointGrid(box, flat, true), flat, openFaces(pair, numbers, metric));
  const marked = Uint8Array.from({ length: box.planes * box.rows * box.columns }, (_, at) =>
    Number(isInside(voxels, at)),
  );
  if (net.count === 0) return marked.fill(0);
  meshBand(marked, box, flat, elementTree(placeElements(net, stepVectors(axes))), distance);
  return marked;
}

/** Returns whether a voxel of the box is of the class. */
function isInside(
  { labels, label, counted, start, planeStep, rowStep, box }: ClassVoxels,
  at: number,
): boolean {
  const row = Math.floor(at / box.columns);
  const plane = Math.floor(row / box.rows);
  const place = start + plane * planeStep + (row - plane * box.rows) * rowStep + (at - row * box.columns);
  return labels[place] === label && (counted === null || counted[place] !== 0);
}
