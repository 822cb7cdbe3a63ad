import { meshBand } from "../../kernels/bands/mesh-band.ts";
import { type Edges, pointBand } from "../../kernels/bands/point-band.ts";
import { netElements } from "../../kernels/mesh/net-elements.ts";
import { placeElements } from "../../kernels/mesh/placed-elements.ts";
import { elementTree } from "../../kernels/mesh/search/element-tree.ts";
import { isStraight, stepVectors } from "../../kernels/mesh/step-vectors.ts";
import { boundaryPoints, type ClassVoxels, pointGrid } from "../../kernels/surfaces/boundary-points.ts";
import { isOfVoxels } from "../surfaces/class-surfaces.ts";
import {
  classVoxels,
  type LabelPair,
  openFaces,
  pointsOf,
  type SurfaceMetric,
} from "../surfaces/measure-class.ts";
import { voxelSize } from "../surfaces/voxel-size.ts";

/** What rounding can change of a distance, as a part of it: by far less than this. */
const ROUNDING = 1e-9;

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
  const inside = insideVoxels(voxels);
  const band = nearBoundary(voxels, inside, pair, numbers, metric, distance);
  for (let at = 0; at < band.length; at++) band[at] = inside[at] === 1 && band[at] !== 0 ? 1 : 0;
  const { starts, places } = boundaryPoints(voxels, false);
  for (let plane = 0; plane < box.planes; plane++)
    for (let k = starts[plane]!; k < starts[plane + 1]!; k++)
      if (!flat || places[k]! < columns) band[plane * rows * columns + places[k]!] = 1;
  return band;
}

/** Marks the voxels of a box that are near the boundary; those outside of the class count for nothing. */
function nearBoundary(
  voxels: ClassVoxels,
  inside: Uint8Array,
  pair: LabelPair,
  numbers: Float64Array,
  metric: SurfaceMetric,
  distance: number,
): Uint8Array {
  const { box, flat } = voxels;
  const { boundary, axes } = metric;
  const points = pointsOf(voxels, boundary, pair, numbers);
  const edges: Edges = [Math.abs(axes[0][0]), Math.abs(axes[1][1]), Math.abs(axes[2][2])];
  const near = (within: number) => pointBand(points, box, !isOfVoxels(boundary), flat, edges, within);
  if (boundary !== "mesh") return near(distance);
  const open = openFaces(pair, numbers, metric);
  const net = netElements(points, pointGrid(box, flat, true), flat, open);
  if (net.count === 0) return inside.map(() => 0);
  const steps = stepVectors(axes);
  // Every element is within half of a cell's diagonal of the middle of a cell, and so is, if no face is open, the vertex of each cell.
  const half = voxelSize(axes, flat).diagonal / 2;
  const [least, most] = [(distance - half) * (1 - ROUNDING), (distance + half) * (1 + ROUNDING)];
  const marked = isStraight(steps) ? near(most) : inside.slice();
  for (let at = 0; at < marked.length; at++) marked[at]! &= inside[at]!;
  if (isStraight(steps) && least > 0 && !open.includes(true)) {
    const sure = near(least);
    for (let at = 0; at < marked.length; at++) marked[at]! <<= sure[at]!;
  }
  meshBand(marked, box, flat, elementTree(placeElements(net, steps)), distance);
  return marked;
}

/** The voxels of the box that are of the class, 1 for each. */
function insideVoxels({ labels, label, counted, start, planeStep, rowStep, box }: ClassVoxels): Uint8Array {
  const { planes, rows, columns } = box;
  const inside = new Uint8Array(planes * rows * columns);
  let at = 0;
  for (let plane = 0; plane < planes; plane++)
    for (let row = 0; row < rows; row++) {
      const first = start + plane * planeStep + row * rowStep;
      for (let place = first; place < first + columns; place++, at++)
        if (labels[place] === label && (counted === null || counted[place] !== 0)) inside[at] = 1;
    }
  return inside;
}
