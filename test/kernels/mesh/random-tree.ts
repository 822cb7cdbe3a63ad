import { type ElementTree, elementTree } from "../../../src/kernels/mesh/element-tree.ts";
import { netElements, type OpenFaces } from "../../../src/kernels/mesh/net-elements.ts";
import { placeElements, stepVectors } from "../../../src/kernels/mesh/placed-elements.ts";
import { boundaryPoints, pointGrid } from "../../../src/kernels/surfaces/boundary-points.ts";
import { randomLabels } from "../../tensor/random-values.ts";

const CLOSED: OpenFaces = [false, false, false, false, false, false];

/** The tree of the surfaces of random labels in a box of 8 × 7 × 9 voxels. */
export function randomTree(seed: number, axes: readonly (readonly number[])[]): ElementTree {
  const box = { planes: 8, rows: 7, columns: 9 };
  const labels = Uint8Array.from(randomLabels(504, seed, 2, 5));
  const voxels = { labels, label: 1, counted: null, start: 0, planeStep: 63, rowStep: 9, box, flat: false };
  const net = netElements(boundaryPoints(voxels, true), pointGrid(box, false, true), false, CLOSED);
  return elementTree(placeElements(net, stepVectors(axes)));
}
