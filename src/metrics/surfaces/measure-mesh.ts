import { argsort } from "../../kernels/arrays/argsort.ts";
import { type FormedElements, formElements } from "../../kernels/mesh/formed-elements.ts";
import { netElements, type OpenFaces } from "../../kernels/mesh/net-elements.ts";
import type { CellElements } from "../../kernels/mesh/search/near-elements.ts";
import { nearestElements } from "../../kernels/mesh/search/nearest-elements.ts";
import { stepVectors } from "../../kernels/mesh/step-vectors.ts";
import type { Grid, GridPoints } from "../../kernels/surfaces/boundary-points.ts";
import type { ClassSurfaces, DirectedDistances } from "./class-surfaces.ts";

/** The vectors from a voxel to the next one along planes, rows and columns. */
export type AxisVectors = readonly [planes: Vector, rows: Vector, columns: Vector];
type Vector = readonly [number, number, number];

/** Measures two surfaces as meshes: from the middle of each element to the nearest element of the other surface. */
export function measureMesh(
  prediction: GridPoints,
  target: GridPoints,
  grid: Grid,
  flat: boolean,
  axes: AxisVectors,
  open: OpenFaces,
): ClassSurfaces {
  const steps = stepVectors(axes);
  const form = (points: GridPoints): CellElements => {
    const net = netElements(points, grid, flat, open);
    return { points, net, elements: formElements(net, steps) };
  };
  const [ours, theirs] = [form(prediction), form(target)];
  if (ours.net.count === 0 || theirs.net.count === 0)
    return { prediction: alone(ours.elements), target: alone(theirs.elements) };
  const [ofOurs, ofTheirs] = nearestElements(ours, theirs, grid);
  return {
    prediction: sizesByDistance(ofOurs, sizesOf(ours.elements)),
    target: sizesByDistance(ofTheirs, sizesOf(theirs.elements)),
  };
}

/** A surface without another one. */
function alone(elements: FormedElements): DirectedDistances {
  const squares = new Float64Array(elements.count).fill(Number.POSITIVE_INFINITY);
  return sizesByDistance(squares, sizesOf(elements));
}

/** The size of each element. */
function sizesOf({ forms, sizes }: FormedElements): Float64Array {
  const all = new Float64Array(forms.length);
  for (let k = 0; k < all.length; k++) all[k] = sizes[forms[k]!]!;
  return all;
}

/** The distances in ascending order, each once, with the sum of the sizes that have it. */
function sizesByDistance(squares: Float64Array, sizes: Float64Array): DirectedDistances {
  const order = argsort(squares, 0, 1, squares.length, false);
  const distances = new Float64Array(squares.length);
  const sums = new Float64Array(squares.length);
  const ordered = new Float64Array(squares.length);
  for (let k = 0; k < order.length; k++) ordered[k] = sizes[order[k]!]!;
  let found = 0;
  for (let start = 0; start < order.length; ) {
    const square = squares[order[start]!]!;
    let end = start + 1;
    while (end < order.length && squares[order[end]!] === square) end++;
    distances[found] = Math.sqrt(square);
    sums[found++] = sumAscending(ordered, start, end);
    start = end;
  }
  return { distances: distances.slice(0, found), sizes: sums.slice(0, found) };
}

/** Up to this many numbers are sorted by insertion. */
const MAX_INSERTION = 24;

/** The sum of the numbers from `start` to before `end`, from the smallest to the largest, which sorts them. */
function sumAscending(values: Float64Array, start: number, end: number): number {
  if (end - start > MAX_INSERTION) values.subarray(start, end).sort();
  else
    for (let k = start + 1; k < end; k++) {
      const value = values[k]!;
      let at = k;
      for (; at > start && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
      values[at] = value;
    }
  let sum = 0;
  for (let k = start; k < end; k++) sum += values[k]!;
  return sum;
}
