import { type PlacedElements, toSpace } from "./placed-elements.ts";

/** Elements of a leaf. */
export const LEAF = 8;

/** Numbers that bound a leaf: its middle, a unit vector across it, how far it reaches along that vector, and how far beside it. */
export const PATCH = 8;

/** A binary tree of boxes over elements in their order; node n has the children 2n and 2n + 1, and the leaves come last. */
export interface ElementTree {
  readonly elements: PlacedElements;
  readonly leaves: number;
  /** Least and largest coordinate along each axis of each node, by node. */
  readonly boxes: Float64Array;
  /** {@link PATCH} numbers of each leaf: a part of a smooth surface is flat, and fits a slab better than a box. */
  readonly patches: Float64Array;
  /** Places of the middles in space, rounded: for boxes alone. */
  readonly places: Float64Array;
}

/** Builds the tree of the elements. */
export function elementTree(elements: PlacedElements): ElementTree {
  const { count, centres, steps, reaches } = elements;
  const places = new Float64Array(3 * count);
  for (let k = 0; k < count; k++)
    toSpace(steps, centres[3 * k]!, centres[3 * k + 1]!, centres[3 * k + 2]!, places, 3 * k);
  let leaves = 1;
  while (leaves * LEAF < count) leaves *= 2;
  const boxes = new Float64Array(12 * leaves);
  for (let node = 0; node < 2 * leaves; node++) {
    boxes.fill(Number.POSITIVE_INFINITY, 6 * node, 6 * node + 3);
    boxes.fill(Number.NEGATIVE_INFINITY, 6 * node + 3, 6 * node + 6);
  }
  for (let k = 0; k < count; k++) {
    const box = 6 * (leaves + Math.floor(k / LEAF));
    for (let axis = 0; axis < 3; axis++) {
      const place = places[3 * k + axis]!;
      boxes[box + axis] = Math.min(boxes[box + axis]!, place - reaches[3 * k + axis]!);
      boxes[box + 3 + axis] = Math.max(boxes[box + 3 + axis]!, place + reaches[3 * k + axis]!);
    }
  }
  for (let node = leaves - 1; node > 0; node--) {
    for (let axis = 0; axis < 3; axis++) {
      const [left, right] = [12 * node + axis, 12 * node + 6 + axis];
      boxes[6 * node + axis] = Math.min(boxes[left]!, boxes[right]!);
      boxes[6 * node + 3 + axis] = Math.max(boxes[left + 3]!, boxes[right + 3]!);
    }
  }
  const patches = new Float64Array(PATCH * leaves);
  for (let leaf = 0; leaf * LEAF < count; leaf++) {
    const end = Math.min(count, (leaf + 1) * LEAF);
    writePatch(patches, PATCH * leaf, elements, places, leaf * LEAF, end);
  }
  return { elements, leaves, boxes, patches, places };
}

function writePatch(
  patches: Float64Array,
  at: number,
  { corners, spokes, slabs }: PlacedElements,
  places: Float64Array,
  start: number,
  end: number,
): void {
  const first = 5 * start;
  for (let element = start; element < end; element++) {
    const slab = 5 * element;
    let towards = 0;
    for (let axis = 0; axis < 3; axis++) {
      patches[at + axis]! += places[3 * element + axis]! / (end - start);
      towards += slabs[slab + axis]! * slabs[first + axis]!;
    }
    // Two elements have vectors to the same side, or the second one's is turned.
    const sign = towards < 0 ? -1 : 1;
    for (let axis = 0; axis < 3; axis++) patches[at + 3 + axis]! += sign * slabs[slab + axis]!;
  }
  const [x, y, z] = [patches[at + 3]!, patches[at + 4]!, patches[at + 5]!];
  const length = Math.sqrt(x * x + y * y + z * z);
  for (let axis = 0; axis < 3; axis++)
    patches[at + 3 + axis] = length > 0 ? patches[at + 3 + axis]! / length : 0;
  for (let element = start; element < end; element++) {
    for (let corner = 0; corner < corners; corner++) {
      let across = 0;
      let square = 0;
      for (let axis = 0; axis < 3; axis++) {
        const spoke = spokes[3 * (corners * element + corner) + axis]!;
        const offset = places[3 * element + axis]! - patches[at + axis]! + spoke;
        across += offset * patches[at + 3 + axis]!;
        square += offset * offset;
      }
      patches[at + 6] = Math.max(patches[at + 6]!, Math.abs(across));
      patches[at + 7] = Math.max(patches[at + 7]!, Math.sqrt(Math.max(0, square - across * across)));
    }
  }
}
