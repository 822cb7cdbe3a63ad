import { elementSquare } from "../mesh/element-distance.ts";
import { STEPS } from "../mesh/net-elements.ts";
import type { ElementTree } from "../mesh/search/element-tree.ts";
import { MARGIN, slabSquare } from "../mesh/search/slab-square.ts";
import { isStraight, toSpace } from "../mesh/step-vectors.ts";
import type { Grid } from "../surfaces/boundary-points.ts";

/** What rounding can change of a squared distance, as a part of the square of the largest coordinate: by far less than this. */
const ROUNDING = 2 ** -60;

/** Nodes that may wait to be searched: one a level, see `narrowList`. */
const MAX_DEPTH = 64;

/**
 * Leaves of the marked voxels of a box those whose middles are at most `distance` from an element of a mesh.
 *
 * @param marked - 2 for each voxel that is so near, 1 for each that may be: it becomes 2 or 0
 */
export function meshBand(
  marked: Uint8Array,
  { rows, columns }: Grid,
  flat: boolean,
  tree: ElementTree,
  distance: number,
): void {
  const square = distance * distance;
  const search = {
    straight: isStraight(tree.elements.steps),
    place: new Float64Array(3),
    vector: new Float64Array(3),
    waiting: new Int32Array(MAX_DEPTH),
  };
  for (let at = 0; at < marked.length; at++) {
    if (marked[at] !== 1) continue;
    const row = Math.floor(at / columns);
    const plane = Math.floor(row / rows);
    // A cell is half a voxel before the voxel of the same place; a flat grid has no rows of cells.
    const p = (plane + 0.5) * STEPS;
    const r = flat ? 0 : (row - plane * rows + 0.5) * STEPS;
    const c = (at - row * columns + 0.5) * STEPS;
    marked[at] = isNear(tree, search, p, r, c, square) ? 2 : 0;
  }
}

interface Search {
  readonly straight: boolean;
  readonly place: Float64Array;
  readonly vector: Float64Array;
  readonly waiting: Int32Array;
}

/** Returns whether an element is near a point, which is given in steps. */
function isNear(tree: ElementTree, search: Search, p: number, r: number, c: number, square: number): boolean {
  const { elements, starts, ends, seconds, boxes } = tree;
  const { straight, place, vector, waiting } = search;
  toSpace(elements.steps, straight, p, r, c, place, 0);
  const largest = Math.max(Math.abs(place[0]!), Math.abs(place[1]!), Math.abs(place[2]!));
  const limit = square * MARGIN + largest * largest * ROUNDING;
  let depth = 1;
  waiting[0] = 0;
  while (depth > 0) {
    const node = waiting[--depth]!;
    if (boxSquare(boxes, 6 * node, place) > limit) continue;
    const second = seconds[node]!;
    if (second !== 0) {
      const isSecondNearer = boxSquare(boxes, 6 * second, place) < boxSquare(boxes, 6 * (node + 1), place);
      waiting[depth++] = isSecondNearer ? node + 1 : second;
      waiting[depth++] = isSecondNearer ? second : node + 1;
      continue;
    }
    const { centres, forms, slabs } = elements;
    for (let k = starts[node]!; k < ends[node]!; k++) {
      const [q, s, d] = [centres[3 * k]! - p, centres[3 * k + 1]! - r, centres[3 * k + 2]! - c];
      toSpace(elements.steps, straight, q, s, d, vector, 0);
      if (slabSquare(slabs, 5 * forms[k]!, vector[0]!, vector[1]!, vector[2]!) > limit) continue;
      if (elementSquare(elements, k, vector) <= square) return true;
    }
  }
  return false;
}

/** Squared distance of a place to a box, by its middle and its reaches. */
function boxSquare(boxes: Float64Array, at: number, place: Float64Array): number {
  let square = 0;
  for (let axis = 0; axis < 3; axis++) {
    const beyond = Math.abs(place[axis]! - boxes[at + axis]!) - boxes[at + 3 + axis]!;
    if (beyond > 0) square += beyond * beyond;
  }
  return square;
}
