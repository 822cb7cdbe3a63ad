import { elementSquare } from "./element-distance.ts";
import { type ElementTree, LEAF, PATCH } from "./element-tree.ts";
import { toSpace } from "./placed-elements.ts";

/** Bounds are rounded, by far less than this part of a squared distance, or of the square of the largest coordinate. */
const MARGIN = 1 + 1e-9;
const ROUNDING = 2 ** -80;

/** Nodes that may wait: one a level, and a tree of 2³⁰ leaves has thirty. */
const MAX_DEPTH = 64;

/**
 * Squared distance from the middle of each element of one surface to the nearest element of another, in the order of the first.
 *
 * A search goes down the tree, into the nearer box first, and leaves out boxes that are farther than the best elements so far. It
 * begins with the element that was nearest to the point before: the best known distances are then small at once. The result is
 * exact: it is the least of all distances, however the elements are ordered.
 */
export function nearestElements(from: ElementTree, to: ElementTree): Float64Array {
  const { count, centres } = from.elements;
  const squares = new Float64Array(count);
  const { elements, leaves, boxes, patches } = to;
  const { centres: theirs, slabs, steps } = elements;
  const last = elements.count;
  const slack = largestSquare(boxes) * ROUNDING;
  const waiting = new Int32Array(MAX_DEPTH);
  const waitingSquares = new Float64Array(MAX_DEPTH);
  const vector = new Float64Array(3);
  const straight = isStraight(steps);
  const [s0, s1, s2] = [steps[0]!, steps[4]!, steps[8]!];
  let nearest = 0;
  for (let q = 0; q < count; q++) {
    const query = 3 * q;
    const p = centres[query]!;
    const r = centres[query + 1]!;
    const c = centres[query + 2]!;
    const x = from.places[query]!;
    const y = from.places[query + 1]!;
    const z = from.places[query + 2]!;
    const near = 3 * nearest;
    toSpace(steps, theirs[near]! - p, theirs[near + 1]! - r, theirs[near + 2]! - c, vector, 0);
    let best = elementSquare(elements, nearest, vector[0]!, vector[1]!, vector[2]!);
    let bound = best * MARGIN + slack;
    let depth = 0;
    let node = 1;
    let nodeSquare = 0;
    for (;;) {
      if (nodeSquare <= bound) {
        if (node < leaves) {
          const left = boxSquare(boxes, 2 * node, x, y, z);
          const right = boxSquare(boxes, 2 * node + 1, x, y, z);
          if (left <= right) {
            if (right <= bound) {
              waiting[depth] = 2 * node + 1;
              waitingSquares[depth++] = right;
            }
            node = 2 * node;
            nodeSquare = left;
          } else {
            if (left <= bound) {
              waiting[depth] = 2 * node;
              waitingSquares[depth++] = left;
            }
            node = 2 * node + 1;
            nodeSquare = right;
          }
          continue;
        }
        const leaf = node - leaves;
        const start = leaf * LEAF;
        const end = Math.min(last, start + LEAF);
        if (patchSquare(patches, PATCH * leaf, x, y, z) <= bound) {
          for (let element = start; element < end; element++) {
            const at = 3 * element;
            let u = (theirs[at]! - p) * s0;
            let v = (theirs[at + 1]! - r) * s1;
            let w = (theirs[at + 2]! - c) * s2;
            if (!straight) {
              toSpace(steps, theirs[at]! - p, theirs[at + 1]! - r, theirs[at + 2]! - c, vector, 0);
              u = vector[0]!;
              v = vector[1]!;
              w = vector[2]!;
            }
            if (slabSquare(slabs, 5 * element, u, v, w) > bound) continue;
            const square = elementSquare(elements, element, u, v, w);
            if (square < best) {
              best = square;
              bound = best * MARGIN + slack;
              nearest = element;
            }
          }
        }
      }
      if (depth === 0) break;
      node = waiting[--depth]!;
      nodeSquare = waitingSquares[depth]!;
    }
    squares[q] = best;
  }
  return squares;
}

/** The square of the largest coordinate of all boxes. */
function largestSquare(boxes: Float64Array): number {
  let largest = 0;
  for (let at = 6; at < 12; at++) largest = Math.max(largest, Math.abs(boxes[at]!));
  return largest * largest;
}

/** Whether each axis of the grid is an axis of space. */
function isStraight(steps: Float64Array): boolean {
  return (
    steps[1] === 0 && steps[2] === 0 && steps[3] === 0 && steps[5] === 0 && steps[6] === 0 && steps[7] === 0
  );
}

/** A bound of the squared distance to a leaf. */
function patchSquare(patches: Float64Array, at: number, x: number, y: number, z: number): number {
  const u = patches[at]! - x;
  const v = patches[at + 1]! - y;
  const w = patches[at + 2]! - z;
  return slabSquare(patches, at + 3, u, v, w);
}

/**
 * A bound of the squared distance to a slab: a unit vector across it, how far it reaches along that vector and beside it.
 *
 * @param u - with `v` and `w` the vector to its middle
 */
function slabSquare(slabs: Float64Array, at: number, u: number, v: number, w: number): number {
  const across = slabs[at]! * u + slabs[at + 1]! * v + slabs[at + 2]! * w;
  const square = u * u + v * v + w * w - across * across;
  const a = outside(-slabs[at + 3]!, across, slabs[at + 3]!);
  const reach = slabs[at + 4]!;
  const b = square > reach * reach ? Math.sqrt(square) - reach : 0;
  return (a * a + b * b) * (2 - MARGIN);
}

/** Squared distance of a point to a box; places are rounded, which the slack of the search allows for. */
function boxSquare(boxes: Float64Array, node: number, x: number, y: number, z: number): number {
  const at = 6 * node;
  const dx = outside(boxes[at]!, x, boxes[at + 3]!);
  const dy = outside(boxes[at + 1]!, y, boxes[at + 4]!);
  const dz = outside(boxes[at + 2]!, z, boxes[at + 5]!);
  return dx * dx + dy * dy + dz * dz;
}

/** How far a number is outside of a range. Branches are faster here than `Math.max`, which has to order zeros and NaN. */
function outside(low: number, value: number, high: number): number {
  return value < low ? low - value : value > high ? value - high : 0;
}
