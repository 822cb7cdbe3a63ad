import fc from "fast-check";
import { formElements } from "../../../../src/kernels/mesh/formed-elements.ts";
import { netElements, type OpenFaces } from "../../../../src/kernels/mesh/net-elements.ts";
import { placeAll, placeElements } from "../../../../src/kernels/mesh/placed-elements.ts";
import { type ElementTree, elementTree } from "../../../../src/kernels/mesh/search/element-tree.ts";
import type { CellElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/plain-search.ts";
import { stepVectors } from "../../../../src/kernels/mesh/step-vectors.ts";
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

/** Squares of both surfaces that are all to be searched. */
export function unknownSquares(
  ...surfaces: readonly [CellElements, CellElements]
): [ofFirst: Float64Array, ofSecond: Float64Array] {
  const unknown = ({ net }: CellElements) => new Float64Array(net.count).fill(Number.NaN);
  return [unknown(surfaces[0]), unknown(surfaces[1])];
}

/** The squares of both surfaces, in the order of their cells, by trees in plain JavaScript. */
export function plainSquares(
  ...surfaces: readonly [CellElements, CellElements]
): [ofFirst: Float64Array, ofSecond: Float64Array] {
  const squares = unknownSquares(...surfaces);
  const trees = surfaces.map(({ elements }) => elementTree(placeAll(elements))) as [ElementTree, ElementTree];
  for (const side of [0, 1] as const) {
    const found = plainSearch(trees[side], trees[1 - side]!);
    for (let k = 0; k < found.length; k++) squares[side][trees[side].elements.numbers[k]!] = found[k]!;
  }
  return squares;
}

/** Steps along planes, rows and columns that are perpendicular. */
export const straightAxes = (p: number, r: number, c: number) => [
  [p, 0, 0],
  [0, r, 0],
  [0, 0, c],
];

const size = fc.constantFrom(0.3, 0.7, 1, 1.3, 5);

/** Two surfaces of random cells, of which the second may lack columns, and the shortest side of a voxel. */
export const cellPairs = fc
  .record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    sides: fc.tuple(size, size, size),
    columns: fc.nat(24),
  })
  .map(({ seed, sides, columns }) => {
    const axes = straightAxes(...sides);
    return {
      from: randomCells(seed, axes),
      to: randomCells(seed + 1, axes, columns),
      shortest: Math.min(...sides),
    };
  });

/** Perpendicular axes, and others. */
export const AXES = {
  straight: [
    [2, 0, 0],
    [0, 0.7, 0],
    [0, 0, 1.3],
  ],
  tilted: [
    [2, 0.9, 0],
    [0, 0.7, 0],
    [0.1, 0, 1.3],
  ],
};

/** The corner of an element, from a point. */
export function cornerFrom(
  point: ArrayLike<number>,
  { elements }: ElementTree,
  element: number,
  corner: number,
): number[] {
  const { places, spokes, forms } = elements;
  return [0, 1, 2].map(
    (axis) => places[3 * element + axis]! + spokes[12 * forms[element]! + 3 * corner + axis]! - point[axis]!,
  );
}
