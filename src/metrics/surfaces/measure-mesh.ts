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
    prediction: sizesByDistance(ofOurs, ours.elements),
    target: sizesByDistance(ofTheirs, theirs.elements),
  };
}

/** A surface without another one. */
function alone(elements: FormedElements): DirectedDistances {
  const squares = new Float64Array(elements.count).fill(Number.POSITIVE_INFINITY);
  return sizesByDistance(squares, elements);
}

/** The distances in ascending order, each once, with the sum of the sizes that have it, which are added from the smallest. */
function sizesByDistance(squares: Float64Array, { forms, sizes }: FormedElements): DirectedDistances {
  const bySize = elementsBySize(forms, sizes);
  // Where both masks agree, all distances are 0: these need no sort.
  const rest = new Float64Array(squares.length);
  const sizesOfRest = new Float64Array(squares.length);
  let count = 0;
  let atZero = 0;
  for (let k = 0; k < bySize.length; k++) {
    const square = squares[bySize[k]!]!;
    const size = sizes[forms[bySize[k]!]!]!;
    if (square === 0) atZero += size;
    else {
      rest[count] = square;
      sizesOfRest[count++] = size;
    }
  }
  const distances = new Float64Array(count + 1);
  const sums = new Float64Array(count + 1);
  let found = count < squares.length ? 1 : 0;
  sums[0] = atZero;
  let last = 0;
  // Elements with equal distances keep their order.
  for (const k of argsort(rest, 0, 1, count, false)) {
    const square = rest[k]!;
    if (square !== last) {
      distances[found++] = Math.sqrt(square);
      last = square;
    }
    sums[found - 1]! += sizesOfRest[k]!;
  }
  return { distances: distances.slice(0, found), sizes: sums.slice(0, found) };
}

/** The elements from the smallest to the largest. */
function elementsBySize(forms: Uint32Array, sizes: Float64Array): Uint32Array {
  const starts = new Uint32Array(sizes.length);
  for (let k = 0; k < forms.length; k++) starts[forms[k]!]!++;
  let start = 0;
  for (const form of argsort(sizes, 0, 1, sizes.length, false)) {
    const count = starts[form]!;
    starts[form] = start;
    start += count;
  }
  const elements = new Uint32Array(forms.length);
  for (let k = 0; k < forms.length; k++) elements[starts[forms[k]!]!++] = k;
  return elements;
}
