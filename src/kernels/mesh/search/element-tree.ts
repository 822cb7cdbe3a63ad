import type { PlacedElements } from "../placed-elements.ts";
import { writePatch } from "./leaf-patch.ts";

/** Most elements of a leaf. */
export const LEAF = 32;

/** Numbers that bound a leaf: its middle, a unit vector across it, how far it reaches along that vector, and how far beside it. */
export const PATCH = 8;

/**
 * A binary tree over elements in the order of a curve. A node is split where the first bit of the keys changes that is not common to
 * all of them, so it is a cell of an octree or a half or a quarter of one, and its parts do not overlap. Node 0 is the root; the
 * first half of a node is the node behind it.
 */
export interface ElementTree {
  readonly elements: PlacedElements;
  readonly count: number;
  /** The first element of each node, and the one behind its last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The second half of each node; 0 for a leaf. */
  readonly seconds: Int32Array;
  /** The middle of a box around each node, and how far it reaches from there along each axis. */
  readonly boxes: Float64Array;
  /** Half of the diagonal of each box. */
  readonly radii: Float64Array;
  /** {@link PATCH} numbers of each leaf, by node: a part of a smooth surface is flat, and fits a slab better than a box. */
  readonly patches: Float64Array;
}

/** Builds the tree of the elements. */
export function elementTree(elements: PlacedElements): ElementTree {
  const { keys } = elements;
  const most = Math.max(1, 2 * elements.count - 1);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const seconds = new Int32Array(most);
  let count = 0;
  const split = (start: number, end: number): void => {
    const node = count++;
    starts[node] = start;
    ends[node] = end;
    if (end - start <= LEAF) return;
    const middle = firstChange(keys, start, end);
    split(start, middle);
    seconds[node] = count;
    split(middle, end);
  };
  split(0, elements.count);
  const boxes = new Float64Array(6 * count);
  const radii = new Float64Array(count);
  const patches = new Float64Array(PATCH * count);
  // Both halves of a node are behind it.
  for (let node = count - 1; node >= 0; node--) {
    if (seconds[node] === 0) {
      writeLeafBox(boxes, 6 * node, elements, starts[node]!, ends[node]!);
      writePatch(patches, PATCH * node, elements, starts[node]!, ends[node]!);
    } else joinBoxes(boxes, 6 * node, 6 * (node + 1), 6 * seconds[node]!);
    const x = boxes[6 * node + 3]!;
    const y = boxes[6 * node + 4]!;
    const z = boxes[6 * node + 5]!;
    radii[node] = Math.sqrt(x * x + y * y + z * z);
  }
  return { elements, count, starts, ends, seconds, boxes, radii, patches };
}

/** The first element whose key has the first bit that not all keys share; the middle where all keys are equal. */
function firstChange(keys: Int32Array, start: number, end: number): number {
  const first = keys[start]!;
  const differing = first ^ keys[end - 1]!;
  if (differing === 0) return (start + end) >> 1;
  const bit = 31 - Math.clz32(differing);
  let [low, high] = [start, end - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (((keys[middle]! ^ first) >> bit) & 1) high = middle;
    else low = middle;
  }
  return high;
}

function writeLeafBox(
  boxes: Float64Array,
  at: number,
  { places, reaches, forms }: PlacedElements,
  start: number,
  end: number,
): void {
  for (let axis = 0; axis < 3; axis++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let element = start; element < end; element++) {
      const place = places[3 * element + axis]!;
      const reach = reaches[3 * forms[element]! + axis]!;
      if (place - reach < low) low = place - reach;
      if (place + reach > high) high = place + reach;
    }
    writeRange(boxes, at + axis, low, high);
  }
}

function joinBoxes(boxes: Float64Array, at: number, first: number, second: number): void {
  for (let axis = 0; axis < 3; axis++) {
    const [a, b] = [boxes[first + axis]!, boxes[second + axis]!];
    const [aReach, bReach] = [boxes[first + 3 + axis]!, boxes[second + 3 + axis]!];
    writeRange(boxes, at + axis, Math.min(a - aReach, b - bReach), Math.max(a + aReach, b + bReach));
  }
}

function writeRange(boxes: Float64Array, at: number, low: number, high: number): void {
  boxes[at] = (low + high) / 2;
  boxes[at + 3] = (high - low) / 2;
}
