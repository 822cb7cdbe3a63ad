import { netElements, type OpenFaces } from "../../../../src/kernels/mesh/net-elements.ts";
import { formElements, placeElements, stepVectors } from "../../../../src/kernels/mesh/placed-elements.ts";
import { type ElementTree, elementTree } from "../../../../src/kernels/mesh/search/element-tree.ts";
import type { CellElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { boundaryPoints, type Grid, pointGrid } from "../../../../src/kernels/surfaces/boundary-points.ts";
import { randomLabels } from "../../../tensor/random-values.ts";

const CLOSED: OpenFaces = [false, false, false, false, false, false];

/** The tree of the surfaces of random labels in a box of 8 × 7 × 9 voxels. */
export function randomTree(seed: number, axes: readonly (readonly number[])[]): ElementTree {
  const box = { planes: 8, rows: 7, columns: 9 };
  const labels = Uint8Array.from(randomLabels(504, seed, 2, 5));
  const voxels = { labels, label: 1, counted: null, start: 0, planeStep: 63, rowStep: 9, box, flat: false };
  const net = netElements(boundaryPoints(voxels, true), pointGrid(box, false, true), false, CLOSED);
  return elementTree(placeElements(net, stepVectors(axes)));
}

/** Surfaces of random labels in a box of 8 × 7 × 24 voxels or more, of which the last columns may be empty, by their cells. */
export function randomCells(
  seed: number,
  axes: readonly (readonly number[])[],
  columns = 24,
  width = 24,
): { readonly cells: CellElements; readonly grid: Grid } {
  const box = { planes: 8, rows: 7, columns: width };
  const labels = Uint8Array.from(randomLabels(8 * 7 * width, seed, 2, 5), (label, at) =>
    at % width < columns ? label : 0,
  );
  const voxels = {
    labels,
    label: 1,
    counted: null,
    start: 0,
    planeStep: 7 * width,
    rowStep: width,
    box,
    flat: false,
  };
  const grid = pointGrid(box, false, true);
  const points = boundaryPoints(voxels, true);
  const net = netElements(points, grid, false, CLOSED);
  return { cells: { points, net, elements: formElements(net, stepVectors(axes)) }, grid };
}
